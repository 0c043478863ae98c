using Distributor.Model;

namespace Distributor.Analysis.Generation;

/// <summary>How utilisations are drawn.</summary>
public enum UtilisationMethod
{
    /// <summary><see cref="Utilisations.UUniFast"/>.</summary>
    UUniFast,

    /// <summary><see cref="Utilisations.UUniFastDiscard"/>.</summary>
    UUniFastDiscard,

    /// <summary><see cref="Utilisations.FixedSum"/>.</summary>
    RandFixedSum,

    /// <summary>None is drawn: tasks are made of <see cref="Generation.AutomotiveRunnables"/>. With <see cref="AutomotivePeriods"/> alone.</summary>
    AutomotiveRunnables,
}

/// <summary>What tasksets a generator makes.</summary>
/// <param name="Tasks">How many tasks, at least 1.</param>
/// <param name="TotalUtilisation">Above 0.</param>
/// <param name="Periods">Where periods come from. They are drawn and rounded before the WCETs.</param>
public sealed record GeneratorSettings(int Tasks, decimal TotalUtilisation, IPeriods Periods)
{
    /// <summary>Default: UUniFast.</summary>
    public UtilisationMethod Method { get; init; }

    /// <summary>The largest utilisation of a task, but for plain UUniFast. Default: 1.</summary>
    public decimal MostUtilisation { get; init; } = 1;

    /// <summary>WCETs are whole multiples of it, and at least one. Default: 1 ns; 1 us for what `burn` is to execute exactly.</summary>
    public GuestTime WcetGranularity { get; init; } = new(1);

    /// <summary>
    /// Deadlines are uniform from C + share (T - C) to T, in multiples of the WCETs' granularity. Default: null, implicit deadlines.
    /// </summary>
    public decimal? LeastDeadlineShare { get; init; }
}
