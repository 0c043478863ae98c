using System.CommandLine;
using System.Globalization;
using System.Text;
using Distributor.Files;
using Distributor.Files.Writing;

namespace Distributor.Cli.Theory;

/// <summary>
/// <c>distributor generate</c>: random tasksets as YAML. Its options are the keys of <c>generate</c> in files, with the same defaults and messages.
/// </summary>
internal static class GenerateCommand
{
    private static readonly Key[] OfGenerate =
    [
        new("count", "How many tasksets."),
        new("seed", "The same seed gives the same tasksets, everywhere."),
        new("tasks", "How many tasks in each.", IsRequired: true),
        new("utilisation", "The sum of WCET / period.", IsRequired: true),
        new("method", "uunifast, uunifast-discard, rand-fixed-sum or automotive-runnables."),
        new("max-utilisation", "Of a task, but for uunifast."),
        new("deadlines", "implicit, constrained, or a number s from 0 to 1: from C + s (T - C) to T."),
        new("granularity", "All times are multiples of it."),
    ];

    private static readonly Key[] OfPeriods =
    [
        new("kind", "log-uniform, uniform, harmonic or automotive.", "periods", IsRequired: true),
        new("min", "The shortest period.", "min-period"),
        new("max", "The longest period.", "max-period"),
        new("granularity", "Periods are multiples of it.", "period-granularity"),
        new("factor", "Of a harmonic period to the next.", "factor"),
    ];

    private static readonly Key[] OfTaskset =
    [
        new("scheduler", "fixed-priority or edf."),
        new("priorities", "rate-monotonic or deadline-monotonic (the default)."),
        new("duration", "Until when jobs are released. Default: nothing executes them (machines: none)."),
    ];

    public static Command Create()
    {
        var name = new Option<string>("--name") { HelpName = "NAME", Description = "What the tasksets' names begin with.", DefaultValueFactory = _ => "random" };
        var command = new Command("generate", "Writes random tasksets as YAML. Options are the keys of `generate` in files, with the same defaults.") { name };
        foreach (var key in OfGenerate.Concat(OfPeriods).Concat(OfTaskset)) command.Options.Add(key.Option);
        command.SetAction(parsed =>
        {
            var file = TasksetFile.Parse("options", Yaml(parsed.GetValue(name)!, parsed));
            foreach (var error in file.Errors) Console.Error.WriteLine(error.Message);
            foreach (var warning in file.Warnings) Console.Error.WriteLine($"warning: {warning.Message}");
            if (file.Errors.Count > 0) return ExitCode.Bad;
            Console.Out.WriteLine($"# distributor {string.Join(' ', parsed.Tokens.Select(token => token.Value.Contains(' ', StringComparison.Ordinal) ? $"\"{token.Value}\"" : token.Value))}");
            TasksetYaml.Write(file.Tasksets, Console.Out);
            return ExitCode.Held;
        });
        return command;
    }

    private static string Yaml(string name, ParseResult parsed)
    {
        var yaml = new StringBuilder().Append(CultureInfo.InvariantCulture, $"tasksets:\n  {Quoted(name)}:\n");
        foreach (var key in OfTaskset) key.Append(yaml, "    ", parsed);
        if (OfTaskset.All(key => key.Name != "duration" || parsed.GetValue(key.Option) is null)) yaml.Append("    machines: none\n");
        yaml.Append("    generate:\n");
        foreach (var key in OfGenerate) key.Append(yaml, "      ", parsed);
        yaml.Append("      periods:\n");
        foreach (var key in OfPeriods) key.Append(yaml, "        ", parsed);
        return yaml.ToString();
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A key of a file, and the option that sets it.</summary>
    private sealed record Key(string Name, string Description, string? OptionName = null, bool IsRequired = false)
    {
        public Option<string?> Option { get; } = new($"--{OptionName ?? Name}") { HelpName = "VALUE", Description = Description, Required = IsRequired };

        public void Append(StringBuilder yaml, string indent, ParseResult parsed)
        {
            if (parsed.GetValue(Option) is { } value) yaml.Append(CultureInfo.InvariantCulture, $"{indent}{Name}: {(value.StartsWith('[') ? value : Quoted(value))}\n");
        }
    }
}
