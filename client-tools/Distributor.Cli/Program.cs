using System.CommandLine;
using Distributor.Cli;
using Distributor.Cli.Calibration;
using Distributor.Cli.Control;
using Distributor.Cli.Curves;
using Distributor.Cli.Theory;

var root = new RootCommand("Runs real-time tasksets on disposable machines and judges them.")
{
    RunCommand.Create(), CheckCommand.Create(), AnalyseCommand.Create(), SimulateCommand.Create(), GenerateCommand.Create(), CurveCommand.Create(), CalibrateCommand.Create(),
};
var running = new RunningDistributor();
root.Subcommands.Add(StatusCommand.Create(running));
root.Subcommands.Add(ConsoleCommand.Create(running));
foreach (var change in ChangeCommands.Create(running)) root.Subcommands.Add(change);
var parsed = root.Parse(args);
if (parsed.Errors.Count == 0) return await parsed.InvokeAsync();
foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
Console.Error.WriteLine("`distributor --help` and `distributor run --help` tell the commands and options.");
return ExitCode.Bad;
