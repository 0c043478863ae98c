using System.Text.RegularExpressions;
using Distributor.Model;
using YamlDotNet.RepresentationModel;

namespace Distributor.Files;

/// <summary>Reads one task of a taskset.</summary>
internal static partial class TaskReader
{
    /// <summary>The guest's clock counts microseconds on the wire.</summary>
    private static readonly GuestTime Resolution = GuestTime.FromMicroseconds(1);

    private static readonly string[] Keys =
        ["program", "argument", "period", "deadline", "wcet", "priority", "offset", "jobs", "quota", "caps", "critical-time"];

    public static RealTimeTask Read(string path, string name, YamlNode node, List<Diagnostic> errors)
    {
        var section = Section.Of(path, node, $"task `{name}`", errors, Keys);
        var task = new RealTimeTask(name, Program(section, name), Time(section, "period") ?? GuestTime.Zero)
        {
            Argument = section.Text("argument"),
            RelativeDeadline = Positive(section, "deadline"),
            Wcet = Time(section, "wcet"),
            Priority = section.Number("priority", 0, RealTimeTask.LowestPriority) ?? RealTimeTask.LowestPriority,
            Offset = Time(section, "offset") ?? GuestTime.Zero,
            Jobs = section.Number("jobs", 1, int.MaxValue) ?? 1,
            CriticalTime = Positive(section, "critical-time"),
        };
        if (section.Node("period") is null && task.Jobs > 1)
            section.Fail("jobs", $"Task `{name}` has {task.Jobs} jobs and no `period`: how long is it between two releases?");
        if (section.Size("quota") is { } quota) task = task with { QuotaBytes = quota };
        if (section.Number("caps", 1, int.MaxValue) is { } caps) task = task with { Caps = caps };
        return task;
    }

    private static string Program(Section section, string name)
    {
        var program = section.Text("program") ?? name;
        if (!ProgramName().IsMatch(program))
            section.Fail("program", $"`{program}` is no program's name: 1 to 15 of the characters A-Z a-z 0-9 _ . -, which the wire can carry.");
        return program;
    }

    private static GuestTime? Time(Section section, string key)
    {
        if (section.Time(key) is not { } time) return null;
        if (!time.IsWhole(Resolution)) section.Fail(key, $"`{key}: {time}` is finer than a guest's clock: use whole microseconds.");
        return time;
    }

    private static GuestTime? Positive(Section section, string key)
    {
        var time = Time(section, key);
        if (time == GuestTime.Zero) section.Fail(key, $"`{key}` is longer than 0.");
        return time;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_.-]{1,15}$")]
    private static partial Regex ProgramName();
}
