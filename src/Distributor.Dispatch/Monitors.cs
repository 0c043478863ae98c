using Distributor.Model;
using Serilog;

namespace Distributor.Dispatch;

/// <summary>Tells all monitors; what one throws stays its own, unless it is that a result cannot be kept.</summary>
internal sealed class Monitors(IReadOnlyList<IRunMonitor> monitors, ILogger log) : IRunMonitor
{
    public void Started(Taskset taskset, string machine, int attempt) => Tell(monitor => monitor.Started(taskset, machine, attempt));

    public void MachineLost(Taskset taskset, Attempt attempt) => Tell(monitor => monitor.MachineLost(taskset, attempt));

    public void Ended(Run run) => Tell(monitor => monitor.Ended(run));

    private void Tell(Action<IRunMonitor> news)
    {
        foreach (var monitor in monitors)
        {
            try
            {
                news(monitor);
            }
            catch (Exception error) when (monitor is not ResultsFile)
            {
                log.Error(error, "Monitor {Monitor} threw", monitor.GetType().Name);
            }
        }
    }
}
