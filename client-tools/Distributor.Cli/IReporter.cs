using Distributor.Dispatch;

namespace Distributor.Cli;

/// <summary>Tells the user what comes of the runs.</summary>
internal interface IReporter
{
    /// <summary>A run has ended.</summary>
    void Report(Run run);

    /// <summary>All have ended, or were cancelled; some were not run, since their results were there. The page of all is at a path.</summary>
    void Summarise(FinishedRuns skipped, string report);
}
