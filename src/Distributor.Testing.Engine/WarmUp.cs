using System.Buffers;
using Distributor.Dispatch;
using Distributor.Files.Report;
using Distributor.Machines.Protocol;
using Distributor.Machines.Simulated;
using Distributor.Model;

namespace Distributor.Testing.Engine;

/// <summary>
/// Has the runtime compile what the end of a run needs while the first machines start and run, which leaves processors idle. Otherwise all of them wait for
/// that, and then for each other: they would go on in step.
/// </summary>
internal static class WarmUp
{
    private static readonly Taskset Taskset = new("warm-up", [new("task", "program", GuestTime.FromMilliseconds(2)) { Wcet = GuestTime.FromMilliseconds(1) }]);

    /// <summary>Does all that is done with a run, and keeps nothing of it.</summary>
    public static async Task RunAsync(TestDistribution distribution, TimeProvider time)
    {
        Profile.Parse("<profile><events><event type=\"START\" task-id=\"0\" time-stamp=\"0\"/></events></profile>");
        var options = new DistributorOptions { MaxMachines = 1 };
        var distributor = new TasksetDistributor(new SimulatedMachines(time), options, time);
        await using var end = distributor.ConfigureAwait(false);
        var run = await distributor.RunAsync(Taskset, CancellationToken.None).ConfigureAwait(false);
        RunJson.Serialize(run);
        HtmlReport.Write(Stream.Null, run.Taskset.Name, [new(run.Taskset, run.Trace, run.Verdict, run.Failures, [], run.Took)]);
        var summary = new RunSummary();
        summary.Add(run);
        _ = summary.Lines(tasksets: 1, run.Took, results: "").Count();
        if (TestSettings.AttachmentsOf(distribution.Settings) is AttachmentChoice.None) return;
        foreach (var (_, _, write) in RunFolder.ContentsOf(run)) write(new ArrayBufferWriter<byte>());
    }
}
