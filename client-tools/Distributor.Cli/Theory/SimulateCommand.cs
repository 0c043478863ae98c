using System.CommandLine;
using Distributor.Analysis.Simulation;
using Distributor.Dispatch;
using Distributor.Machines;
using Distributor.Machines.Simulated;
using Distributor.Model;

namespace Distributor.Cli.Theory;

/// <summary><c>distributor simulate PATH…</c>: what runs of tasksets look like on an ideal processor.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var paths = PathArgument.Create();
        var options = new SimulateOptions();
        var command = new Command("simulate", "Simulates the tasksets of files, wherever else they may run. Exit code 0: every expectation held; 1: one did not; 2: bad input.") { paths };
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => CheckCommand.ReadOrTell(parsed.GetValue(paths)!) is { } files
            ? SimulateAsync(files.SelectMany(file => file.Tasksets), options, parsed, cancellationToken)
            : Task.FromResult(ExitCode.Bad));
        return command;
    }

    private static async Task<int> SimulateAsync(IEnumerable<Taskset> tasksets, SimulateOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        var machine = await new SimulatedMachines(TimeProvider.System).DescribeAsync(cancellationToken).ConfigureAwait(false) with { Arguments = options.Text(parsed) };
        var outcome = ExitCode.Held;
        try
        {
            foreach (var declared in tasksets)
            {
                var run = Simulate(options.Lengthened(declared, parsed), options, parsed, machine, cancellationToken);
                Console.Out.WriteLine(parsed.GetValue(options.Json) ? RunJson.Serialize(run) : SimulationText.Of(run));
                await SvgFolder.AddAsync(parsed.GetValue(options.Svg), run, cancellationToken).ConfigureAwait(false);
                if (run.Failures.Count > 0) outcome = ExitCode.Failed;
            }
            return outcome;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (IOException error)
        {
            await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            return ExitCode.Bad;
        }
    }

    private static Run Simulate(Taskset taskset, SimulateOptions options, ParseResult parsed, MachineProvenance machine, CancellationToken cancellationToken)
    {
        if (!Simulator.CanRun(taskset, out var reason)) return new(taskset, Trace: null, Bad: null, Attempts: []) { Skipped = reason };
        var (began, start) = (TimeProvider.System.GetUtcNow(), TimeProvider.System.GetTimestamp());
        var trace = Simulator.Run(taskset, options.Settings(taskset, parsed), cancellationToken);
        var attempt = new Attempt("simulator", Lost: null, began, TimeProvider.System.GetElapsedTime(start), Boot: TimeSpan.Zero);
        return new Run(taskset, trace, Bad: null, [attempt]) { Provenance = RunProvenance.Of(taskset, programs: "", machine) }.WithAgreement(overheads: null);
    }
}
