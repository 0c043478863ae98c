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
if (args is [])
{
    await root.Parse("--help").InvokeAsync();
    return ExitCode.Bad;
}
var parsed = root.Parse(args);
var unknown = UnknownWords.Of(parsed);
// A board that was switched off is switched on again before the command ends, also at Ctrl-C; then the report is written.
if (parsed.Errors.Count + unknown.Count == 0) return await parsed.InvokeAsync(new() { ProcessTerminationTimeout = PowerCommand.Limit + TimeSpan.FromSeconds(30) });
// Of a value that its option's type cannot hold, the library tells the type; what was expected is told after that, by ours.
var mistakes = parsed.Errors.GroupBy(error => error.SymbolResult).Select(group => group.Last().Message);
foreach (var mistake in unknown.Count > 0 ? unknown : mistakes) Console.Error.WriteLine(mistake);
Console.Error.WriteLine(parsed.CommandResult.Command is RootCommand ? "`distributor --help` tells the commands." : $"`distributor {parsed.CommandResult.Command.Name} --help` tells its options.");
return ExitCode.Bad;
