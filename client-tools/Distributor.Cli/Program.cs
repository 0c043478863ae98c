using System.CommandLine;
using Distributor.Cli;

var root = new RootCommand("Runs real-time tasksets on disposable machines and judges them.") { RunCommand.Create(), CheckCommand.Create() };
return await root.Parse(args).InvokeAsync();
