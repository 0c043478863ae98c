namespace Distributor.Analysis;

/// <summary>What a schedulability test says of all runs that a taskset can have. (What one run showed is <see cref="Model.ObservedVerdict"/>.)</summary>
public enum AnalysisVerdict
{
    /// <summary>No job of any run misses its deadline.</summary>
    Accepts,

    /// <summary>Some run has a job that misses its deadline.</summary>
    Rejects,

    /// <summary>The test cannot tell: it is only sufficient and was not passed, or the numbers are too large for it.</summary>
    Undecided,

    /// <summary>The test says nothing about tasksets of this kind; the reason says what it needs.</summary>
    NotApplicable,
}
