using System.CommandLine;
using Distributor.Cli;
using Distributor.Cli.Calibration;
using Distributor.Cli.Control;
using Distributor.Cli.Curves;
using Distributor.Cli.Theory;
using Distributor.Machines.Boards;

var root = new RootCommand("Runs real-time tasksets on disposable machines and judges them.")
{
    RunCommand.Create(), CheckCommand.Create(), AnalyseCommand.Create(), SimulateCommand.Create(), GenerateCommand.Create(), CurveCommand.Create(), CalibrateCommand.Create(),
};
var running = new RunningDistributor();
root.Subcommands.Add(StatusCommand.Create(running));
root.Subcommands.Add(ConsoleCommand.Create(running));
foreach (var change in ChangeCommands.Create(running)) root.Subcommands.Add(change);
var parsed = root.Parse(args);
// A board that was switched off is switched on again before the command ends, also at Ctrl-C.
if (parsed.Errors.Count == 0) return await parsed.InvokeAsync(new() { ProcessTerminationTimeout = PowerCommand.Limit + TimeSpan.FromSeconds(5) });
foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
Console.Error.WriteLine("`distributor --help` and `distributor run --help` tell the commands and options.");
return ExitCode.Bad;
