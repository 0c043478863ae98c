using System.CommandLine;
using System.Globalization;
using Distributor.Analysis.Acceptance;
using Distributor.Files;

namespace Distributor.Cli.Curves;

/// <summary>The options that declare a curve without a file. They are read as the YAML that says the same.</summary>
internal sealed class CurveOptions
{
    private readonly Option<string> _tests = new("--tests")
    {
        HelpName = "TEST,…",
        Description = $"Of {string.Join(", ", CurveDeclaration.AllTests)}.",
        DefaultValueFactory = _ => "rta, qpa",
    };
    private readonly Option<string> _utilisation = new("--utilisation")
    {
        HelpName = "U,…",
        Description = "The points: numbers and ranges.",
        DefaultValueFactory = _ => "0.05..1 step 0.05",
    };
    private readonly Option<string> _tasks = new("--tasks")
    {
        HelpName = "N,…",
        Description = "How many tasks. Several numbers: also weighted schedulability over them.",
        DefaultValueFactory = _ => "10",
    };
    private readonly Option<int> _sets = new("--sets") { HelpName = "N", Description = "Tasksets a point.", DefaultValueFactory = _ => 100 };
    private readonly Option<string> _periods = new("--periods")
    {
        HelpName = "YAML",
        Description = "As in YAML's generate.",
        DefaultValueFactory = _ => "{ kind: log-uniform, min: 10 ms, max: 100 ms }",
    };
    private readonly Option<string> _deadlines = new("--deadlines")
    {
        HelpName = "D,…",
        Description = "implicit, constrained, or a share, as in YAML's generate. Several, as in 0..1 step 0.25: also weighted schedulability over them.",
        DefaultValueFactory = _ => "implicit",
    };
    private readonly Option<long> _seed = new("--seed") { HelpName = "SEED", Description = "Another seed gives other tasksets.", DefaultValueFactory = _ => 1 };
    private readonly Option<string> _duration = new("--duration")
    {
        HelpName = "TIME",
        Description = "Of each execution: until when jobs are released. Default, where something executes: 1 s.",
    };

    public void AddTo(Command command)
    {
        Option[] options = [_tests, _utilisation, _tasks, _sets, _periods, _deadlines, _seed, _duration];
        foreach (var option in options) command.Options.Add(option);
    }

    /// <summary>The curve that the options declare, named <c>curve</c>; null after mistakes were written to standard error.</summary>
    public IReadOnlyList<CurveDeclaration>? ReadOrTell(ParseResult parsed)
    {
        var executes = parsed.GetValue(_tests)!.Contains("execution-", StringComparison.Ordinal);
        var duration = parsed.GetValue(_duration) ?? (executes ? "1 s" : null);
        var file = TasksetFile.Parse("options", string.Create(CultureInfo.InvariantCulture, $$"""
            curves:
              curve:
                tests: [{{parsed.GetValue(_tests)}}]
                generate:
                  tasks: [{{parsed.GetValue(_tasks)}}]
                  utilisation: [{{parsed.GetValue(_utilisation)}}]
                  count: {{parsed.GetValue(_sets)}}
                  periods: {{parsed.GetValue(_periods)}}
                  deadlines: [{{parsed.GetValue(_deadlines)}}]
                  seed: {{parsed.GetValue(_seed)}}
                {{(duration is null ? "" : $"duration: {duration}")}}
            """));
        foreach (var error in file.Errors) Console.Error.WriteLine(error.Message);
        return file.Errors.Count == 0 ? file.Curves : null;
    }
}
