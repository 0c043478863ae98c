using Distributor.Model;

namespace Distributor.Dispatch;

/// <summary>
/// Is told of every run. Called from many threads, for one machine in order; the next taskset of a machine waits for the call to return. One
/// that throws is told in the log and disturbs nothing.
/// </summary>
public interface IRunMonitor
{
    /// <summary>A machine takes a taskset. One that has yet to start is called <c>a new machine</c>. <paramref name="attempt"/> counts from 1.</summary>
    void Started(Taskset taskset, string machine, int attempt);

    /// <summary>A machine failed; the taskset goes back to the queue, or ends as bad.</summary>
    void MachineLost(Taskset taskset, Attempt attempt);

    /// <summary>The run has its result.</summary>
    void Ended(Run run);
}
