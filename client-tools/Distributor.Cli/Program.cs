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
var unknown = UnknownWords.Of(parsed);
// A board that was switched off is switched on again before the command ends, also at Ctrl-C; then the report is written.
if (parsed.Errors.Count + unknown.Count == 0) return await parsed.InvokeAsync(new() { ProcessTerminationTimeout = PowerCommand.Limit + TimeSpan.FromSeconds(30) });
foreach (var mistake in unknown.Count > 0 ? unknown : parsed.Errors.Select(error => error.Message)) Console.Error.WriteLine(mistake);
Console.Error.WriteLine("`distributor --help` and `distributor run --help` tell the commands and options.");
return ExitCode.Bad;
