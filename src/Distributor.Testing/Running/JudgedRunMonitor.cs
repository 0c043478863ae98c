using Distributor.Dispatch;
using Distributor.Model;

namespace Distributor.Testing;

/// <summary>
/// Is told of a run that a test is going to judge, and has its files written and a line of the report. (Curves and searches make thousands of runs of which
/// nobody wants that.)
/// </summary>
internal sealed class JudgedRunMonitor(TestAttachments attachments, TestReport report) : IRunMonitor
{
    public void Started(Taskset taskset, string machine, int attempt)
    {
    }

    public void MachineLost(Taskset taskset, Attempt attempt)
    {
    }

    public void Ended(Run run)
    {
        attachments.Prepare(run);
        report.Add(run);
    }
}
