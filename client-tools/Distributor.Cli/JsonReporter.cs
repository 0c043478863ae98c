using Distributor.Dispatch;

namespace Distributor.Cli;

/// <summary>A JSON object a run, for other programs.</summary>
internal sealed class JsonReporter : IReporter
{
    public void Report(Run run)
    {
        Console.Out.WriteLine(RunJson.Serialize(run));
        Console.Out.Flush();
    }

    public void Summarise(FinishedRuns skipped, string report)
    {
    }
}
