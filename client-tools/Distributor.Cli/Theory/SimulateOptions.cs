using System.CommandLine;
using Distributor.Analysis;
using Distributor.Analysis.Simulation;
using Distributor.Files;
using Distributor.Model;

namespace Distributor.Cli.Theory;

/// <summary>The options of <c>distributor simulate</c>, and what they mean for the simulator.</summary>
internal sealed class SimulateOptions
{
    private static readonly Dictionary<string, OverrunPolicy> Overruns = new() { ["kill"] = OverrunPolicy.Kill, ["finish-late"] = OverrunPolicy.FinishLate, ["skip"] = OverrunPolicy.Skip };

    private readonly Option<string> _overrun = new("--overrun")
    {
        Description = "What becomes of a job at its task's next release: kill (as guests do), finish-late, or skip (it goes on, and that release is skipped).",
        DefaultValueFactory = _ => "kill",
    };

    private readonly Option<string> _duration = new("--duration")
    {
        HelpName = "TIME",
        Description = "Until when jobs are released, in place of what the tasksets say: a time, or hyperperiod.",
    };

    private readonly Option<long?> _random = new("--random")
    {
        HelpName = "SEED",
        Description = "A seed: jobs execute for random times up to their wcet (of tasks with bcet and acet a Weibull distribution, of others uniform), and are late by up to their jitter.",
    };

    private readonly Option<int> _least = new("--least-percent")
    {
        HelpName = "P",
        Description = "With --random, the least execution time in percent of the wcet, where there is no bcet.",
        DefaultValueFactory = _ => 50,
    };

    private readonly Option<string> _switch = new("--context-switch")
    {
        HelpName = "TIME",
        Description = "Processor time that it takes to give the processor to another job.",
        DefaultValueFactory = _ => "0 ms",
    };

    public SimulateOptions()
    {
        OptionChecks.RequireOneOf(_overrun, [.. Overruns.Keys]);
        OptionChecks.Require(_least, value => value is >= 0 and <= 100, "a number from 0 to 100");
        OptionChecks.Require(_random, value => value is null or >= 0, "a number from 0 on");
        OptionChecks.Require(_duration, value => value is null or "hyperperiod" || (TimeText.TryParse(value, out var time, out _) && time > GuestTime.Zero), "a time, as in `2 s`, or `hyperperiod`");
        OptionChecks.Require(_switch, value => TimeText.TryParse(value, out _, out _), "a time, as in `5 us`");
    }

    public Option<bool> Json { get; } = new("--json") { Description = "One JSON object for each taskset on standard output, as `distributor run --json` has it, and nothing else." };

    public Option<string> Svg { get; } = SvgFolder.CreateOption();

    public void AddTo(Command command)
    {
        Option[] options = [_overrun, _duration, _random, _least, _switch, Svg, Json];
        foreach (var option in options) command.Options.Add(option);
    }

    /// <summary>
    /// The taskset with the duration that the user asks for. What is for analysis alone and says none gets its hyperperiod, or 20 of its longest periods if
    /// that is shorter.
    /// </summary>
    public Taskset Lengthened(Taskset taskset, ParseResult parsed)
    {
        var text = parsed.GetValue(_duration) ?? (taskset is { Machines: MachineKinds.None, Duration: null } ? "" : null);
        return text switch
        {
            null => taskset,
            "hyperperiod" => Hyperperiod.TryOf(taskset.Tasks.Select(task => task.Period), out var hyperperiod) ? Until(taskset, hyperperiod) : taskset,
            "" => Until(taskset, Readable(taskset)),
            _ => TimeText.TryParse(text, out var duration, out _) ? Until(taskset, duration) : taskset,
        };
    }

    public SimulationSettings Settings(Taskset taskset, ParseResult parsed)
    {
        _ = TimeText.TryParse(parsed.GetValue(_switch)!, out var contextSwitch, out _);
        var settings = new SimulationSettings { Overrun = Overruns[parsed.GetValue(_overrun)!], ContextSwitch = contextSwitch };
        if (parsed.GetValue(_random) is not { } seed) return settings;
        var jitter = taskset.Tasks.Select(task => task.Jitter).ToArray();
        return settings with
        {
            ExecutionTime = JobTimes.UpToWcet((ulong)seed, taskset, parsed.GetValue(_least)),
            // Of other bits than execution times.
            Jitter = JobTimes.Uniform(~(ulong)seed, new GuestTime[jitter.Length], jitter),
        };
    }

    private static GuestTime Readable(Taskset taskset)
    {
        var longest = taskset.Tasks.Max(task => (Int128)task.Period.Nanoseconds) * 20;
        var most = new GuestTime((long)Int128.Clamp(longest, 1, long.MaxValue));
        return Hyperperiod.TryOf(taskset.Tasks.Select(task => task.Period), out var hyperperiod) && hyperperiod < most ? hyperperiod : most;
    }

    private static Taskset Until(Taskset taskset, GuestTime duration) => taskset with
    {
        Duration = duration,
        Tasks = [.. taskset.Tasks.Select(task => task with { Jobs = (int)Math.Clamp(Releases.Before(duration, task.Offset, task.Period), 1, int.MaxValue) })],
    };

    /// <summary>For provenance; null when nothing differs from what the machine kind <c>simulated</c> does.</summary>
    public string? Text(ParseResult parsed)
    {
        var random = parsed.GetValue(_random) is { } seed ? $" --random {seed} --least-percent {parsed.GetValue(_least)}" : "";
        var text = $"--overrun {parsed.GetValue(_overrun)} --context-switch {parsed.GetValue(_switch)}{random}";
        return text == "--overrun kill --context-switch 0 ms" ? null : text;
    }
}
