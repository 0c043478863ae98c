namespace Distributor.Model;

/// <summary>How much a guest is asked to tell of a run.</summary>
public enum TraceDetail
{
    /// <summary>The events: starts and ends of jobs.</summary>
    Events,

    /// <summary>The events, and which job had the processor when. Needs the reference guest; others send events alone.</summary>
    Schedule,
}
