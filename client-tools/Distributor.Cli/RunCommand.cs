using System.CommandLine;
using Distributor.Dispatch;
using Distributor.Files;
using Distributor.Files.Report;
using Distributor.Files.Snapshots;
using Distributor.Model;

namespace Distributor.Cli;

/// <summary><c>distributor run PATH…</c>: runs tasksets and judges them.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var paths = PathArgument.Create();
        var options = new RunOptions();
        var command = new Command("run", "Runs the tasksets of files on machines. Exit code 0: every expectation held; 1: one did not; 2: bad input, or a taskset is bad.") { paths };
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => CheckCommand.ReadOrTell(parsed.GetValue(paths)!) is { } files
            ? MachineWork.DoAsync(() => RunAsync(files, options, parsed, cancellationToken))
            : Task.FromResult(ExitCode.Bad));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyList<TasksetFile> files, RunOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        var repeat = parsed.GetValue(options.Repeat);
        var (chosen, count) = options.Filter.Choose(files, parsed);
        var total = count * repeat;
        IReporter reporter = parsed.GetValue(options.Json) ? new JsonReporter() : new ConsoleReporter(total);
        SnapshotFile.CheckAcceptance();
        var given = options.Setup(parsed);
        var report = new RunsPage(Path.Combine(given.ResultsFolder, "report.html"));
        var monitor = new ReportMonitor(report);
        var setup = given with { Judge = Snapshots, Monitors = [monitor] };
        var done = parsed.GetValue(options.Resume) ? FinishedRuns.In(setup.ResultsFolder) : new();
        var open = await setup.OpenAsync(TimeProvider.System, cancellationToken).ConfigureAwait(false);
        var outcome = ExitCode.Held;
        try
        {
            await using var _ = open.ConfigureAwait(false);
            open.Distributor.Upcoming = total;
            var tasksets = Enumerable.Repeat(chosen, repeat).SelectMany(all => all).Where(taskset =>
            {
                open.Distributor.Upcoming--;
                if (done.Take(taskset, open) is not { } finished) return true;
                monitor.AddEarlier(finished, taskset);
                return false;
            });
            await foreach (var run in open.Distributor.RunAllAsync(tasksets, cancellationToken).ConfigureAwait(false))
            {
                monitor.Take(run);
                reporter.Report(run);
                await SvgFolder.AddAsync(parsed.GetValue(options.Svg), run, cancellationToken).ConfigureAwait(false);
                outcome = Math.Max(outcome, run.Bad is not null ? ExitCode.Bad : Holds(run) ? ExitCode.Held : ExitCode.Failed);
            }
        }
        catch (OperationCanceledException)
        {
            foreach (var run in monitor.Left) reporter.Report(run);
            Finish();
            throw;
        }
        Finish();
        return done.Held ? outcome : Math.Max(outcome, ExitCode.Failed);

        void Finish()
        {
            report.Write("Tasksets");
            reporter.Summarise(done, report.Path);
        }
    }

    // What the host may have decided did not hold, though it did not fail either.
    private static bool Holds(Run run) => run.Failures.Count == 0 && (run.TimingSuspect is null || run.Taskset.Expect.IsNone);

    private static IReadOnlyList<string> Snapshots(Run run) =>
        run.HoldsSnapshot && TraceSnapshot.Difference(run.Trace!, run.Provenance!.Machine.Guest, run.Provenance.Machine.IsRepeatable) is { } difference ? [difference.Message] : [];
}
