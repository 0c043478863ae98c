using System.CommandLine;
using Distributor.Analysis.Acceptance;
using Distributor.Dispatch;
using Distributor.Dispatch.Calibration;
using Distributor.Dispatch.Curves;
using Distributor.Plots;

namespace Distributor.Cli.Curves;

/// <summary><c>distributor curve [PATH…]</c>: which share of random tasksets tests accept, and machines run without a miss.</summary>
internal static class CurveCommand
{
    public static Command Create()
    {
        var paths = PathArgument.Create();
        paths.Arity = ArgumentArity.ZeroOrMore;
        paths.Description += " Without one, the options say which curve.";
        var output = new Option<string>("--output") { HelpName = "DIR", Description = "The folder that gets NAME.csv, NAME.svg and NAME.png.", DefaultValueFactory = _ => "curves" };
        var (curves, machines) = (new CurveOptions(), new RunOptions());
        var command = new Command("curve", "Draws the acceptance curves of files. Exit code 0: all are drawn; 2: bad input, or no machine could run anything.") { paths, output };
        curves.AddTo(command);
        machines.AddCurvesTo(command);
        command.SetAction((parsed, cancellationToken) => (parsed.GetValue(paths) is { Length: > 0 } files ? Declared(files) : curves.ReadOrTell(parsed)) is { } declared
            ? MachineWork.DoAsync(() => DrawAsync(declared, parsed.GetValue(output)!, machines, parsed, cancellationToken))
            : Task.FromResult(ExitCode.Bad));
        return command;
    }

    private static CurveDeclaration[]? Declared(string[] paths)
    {
        if (CheckCommand.ReadOrTell(paths) is not { } files) return null;
        CurveDeclaration[] curves = [.. files.SelectMany(file => file.Curves)];
        var twice = curves.GroupBy(curve => curve.Name).FirstOrDefault(group => group.Count() > 1);
        if (curves.Length > 0 && twice is null) return curves;
        Console.Error.WriteLine(twice is null ? $"There is no curve in {string.Join(", ", paths)}: expected `curves:` in a file."
            : $"Two curves are named `{twice.Key}`, {string.Join(" and ", twice.Select(curve => curve.Location))}: their files would be the same.");
        return null;
    }

    private static async Task<int> DrawAsync(IReadOnlyList<CurveDeclaration> curves, string output, RunOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        var setup = options.Setup(parsed);
        var open = curves.Any(curve => curve.Executions.Count > 0) ? await setup.OpenAsync(TimeProvider.System, cancellationToken).ConfigureAwait(false) : null;
        try
        {
            // Without machines the file alone tells what their kernel takes, if it knows one image.
            var overheads = open is not null ? open.Overheads : setup.OverheadsFile is { } file ? await OfMachineAsync(setup, file, cancellationToken).ConfigureAwait(false) : null;
            var runner = new CurveRunner(open, overheads, parsed.GetValue(options.Resume) ? FinishedRuns.In(setup.ResultsFolder) : new());
            if (open is not null) open.Distributor.Upcoming = curves.Sum(curve => curve.Executions.Count * curve.Sweeps.Sum(sweep => (long)sweep.SetsPerPoint * sweep.Utilisations.Count));
            var ranAny = false;
            foreach (var curve in curves)
            {
                var measured = await runner.RunAsync(curve, _ => open!.Distributor.Upcoming--, cancellationToken).ConfigureAwait(false);
                foreach (var remark in measured.Remarks) await Console.Error.WriteLineAsync(remark).ConfigureAwait(false);
                ranAny |= curve.Executions.Count == 0 || curve.Executions.Any(execution => measured.Curve[execution].Points.Any(point => point.Judged > 0));
                var paths = CurveFiles.Write(measured.Family, output, curve.Name);
                Console.Out.WriteLine($"{CurveText.Of(measured)}{string.Join(", ", paths)}\n");
            }
            return ranAny ? ExitCode.Held : ExitCode.Bad;
        }
        finally
        {
            if (open is not null) await open.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<Analysis.Overheads.KernelOverheads> OfMachineAsync(DistributorSetup setup, string file, CancellationToken cancellationToken) =>
        OverheadsFile.Read(file, await setup.DescribeAsync(TimeProvider.System, cancellationToken).ConfigureAwait(false));
}
