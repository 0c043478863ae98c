using System.CommandLine;
using Distributor.Dispatch;
using Distributor.Dispatch.Calibration;
using Distributor.Files;
using Distributor.Model;

namespace Distributor.Cli.Calibration;

/// <summary><c>distributor calibrate</c>: measures how long programs run alone, and what the kernel takes.</summary>
internal static class CalibrateCommand
{
    public static Command Create()
    {
        var program = new Argument<string?>("PROGRAM") { Description = "The program to measure.", Arity = ArgumentArity.ZeroOrOne };
        var arguments = new Argument<string[]>("ARG") { Description = "Its arguments; each is measured by itself.", Arity = ArgumentArity.ZeroOrMore };
        var overheads = new Option<string?>("--overheads")
        {
            HelpName = "FILE",
            Description = "Measure what the kernel takes for a context switch and a release, and put it into this file, under the image's hash.",
        };
        var jobs = new Option<int>("--jobs") { HelpName = "N", Description = "How many jobs are measured.", DefaultValueFactory = _ => 20 };
        var period = new Option<string>("--period") { HelpName = "TIME", Description = "Between two jobs, longer than any of them.", DefaultValueFactory = _ => "1 s" };
        var margin = new Option<int>("--margin") { HelpName = "PERCENT", Description = "Percent that are added to the measured maximum.", DefaultValueFactory = _ => 20 };
        var machines = new RunOptions();
        OptionChecks.Require(jobs, value => value >= 1, "a number from 1 on");
        OptionChecks.Require(margin, value => value is >= 0 and <= 1000, "percent, from 0 to 1000");
        OptionChecks.Require(period, value => TimeText.TryParse(value, out var time, out _) && time > GuestTime.Zero, "a time, as in `1 s`");
        var command = new Command("calibrate", "Measures programs alone, and writes `wcet:` for YAML; or the kernel's overheads. Exit code 0: measured; 2: it could not be.") { program, arguments, overheads, jobs, period, margin };
        command.Validators.Add(result =>
        {
            if (result.GetValue(program) is null == result.GetValue(overheads) is null) result.AddError("calibrate: expected PROGRAM and its ARGs, or --overheads FILE.");
        });
        machines.AddMachinesTo(command);
        command.SetAction((parsed, cancellationToken) => MachineWork.DoAsync(async () =>
        {
            var open = await machines.Setup(parsed).OpenAsync(TimeProvider.System, cancellationToken).ConfigureAwait(false);
            await using var closing = open.ConfigureAwait(false);
            if (parsed.GetValue(overheads) is { } file) return await MeasureOverheadsAsync(open, file, cancellationToken).ConfigureAwait(false);
            var between = TimeText.TryParse(parsed.GetValue(period)!, out var time, out _) ? time : GuestTime.Zero;
            string?[] all = [.. parsed.GetValue(arguments) ?? []];
            if (all.Length == 0) all = [null];
            foreach (var argument in all)
            {
                var run = await open.Distributor.RunAsync(ProgramCalibration.Taskset(parsed.GetValue(program)!, argument, between, parsed.GetValue(jobs)), cancellationToken).ConfigureAwait(false);
                Console.Out.Write(ProgramCalibration.Measure(run).ToYaml(parsed.GetValue(margin), run.Provenance!));
            }
            return ExitCode.Held;
        }));
        return command;
    }

    private static async Task<int> MeasureOverheadsAsync(OpenDistributor open, string file, CancellationToken cancellationToken)
    {
        var measured = await new OverheadCalibration(open.Distributor.RunAsync).MeasureAsync(cancellationToken).ConfigureAwait(false);
        OverheadsFile.Write(file, open.Provenance, measured);
        Console.Out.WriteLine($"context switch {measured.ContextSwitch}, release {measured.Release}; in {file} for image {open.Provenance.Guest}");
        return ExitCode.Held;
    }
}
