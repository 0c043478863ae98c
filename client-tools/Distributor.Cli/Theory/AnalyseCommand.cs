using System.CommandLine;
using Distributor.Analysis;

namespace Distributor.Cli.Theory;

/// <summary><c>distributor analyse PATH…</c>: what schedulability tests say of tasksets.</summary>
internal static class AnalyseCommand
{
    public static Command Create()
    {
        var paths = PathArgument.Create();
        var json = new Option<bool>("--json") { Description = "One JSON object for each taskset on standard output, and nothing else." };
        var processors = new Option<int>("--processors") { HelpName = "M", Description = "How many processors the tasks run on. More than one: global EDF.", DefaultValueFactory = _ => 1 };
        OptionChecks.Require(processors, value => value >= 1, "a number from 1 on");
        var command = new Command("analyse", "Tells what schedulability tests say of the tasksets of files. Exit code 0: all are told; 2: bad input.") { paths, json, processors };
        command.SetAction((parsed, cancellationToken) =>
        {
            if (CheckCommand.ReadOrTell(parsed.GetValue(paths)!) is not { } files) return Task.FromResult(ExitCode.Bad);
            var write = parsed.GetValue(json) ? (Func<TasksetAnalysis, string>)AnalysisJson.Serialize : AnalysisText.Of;
            var tally = new Dictionary<AnalysisVerdict, int>();
            foreach (var taskset in files.SelectMany(file => file.Tasksets))
            {
                if (cancellationToken.IsCancellationRequested) return Task.FromResult(ExitCode.Cancelled);
                var analysis = TasksetAnalysis.Of(taskset, parsed.GetValue(processors), cancellationToken);
                Console.Out.WriteLine(write(analysis));
                tally[analysis.Verdict] = tally.GetValueOrDefault(analysis.Verdict) + 1;
            }
            if (!parsed.GetValue(json)) Console.Out.WriteLine(AnalysisText.Summary(tally));
            return Task.FromResult(ExitCode.Held);
        });
        return command;
    }
}
