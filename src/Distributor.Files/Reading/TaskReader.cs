using System.Text.RegularExpressions;
using Distributor.Files.Variants;
using Distributor.Files.Yaml;
using Distributor.Model;
using YamlDotNet.RepresentationModel;

namespace Distributor.Files.Reading;

/// <summary>Reads one task of a taskset.</summary>
internal static partial class TaskReader
{
    private static readonly RealTimeTask Defaults = new("", "", GuestTime.Zero);

    public static TaskTemplate Read(string name, YamlNode key, YamlNode node, (int Section, int Task) place, List<Dimension> dimensions, Diagnostics diagnostics)
    {
        var section = Section.Of(node, $"task `{name}`", diagnostics, TasksetKeys.Task);
        var read = new AttributeReader(section, $"{name}-", key => (place.Section, place.Task, section.OrderOf(key)), dimensions);
        return new(name, diagnostics.At(key))
        {
            Program = section.Node("program") is null ? Named(name, section) : read.Word("program", program => program, name, NoProgram),
            Argument = read.Text("argument"),
            Period = read.Measure("period", Quantity.Time, Time, GuestTime.Zero),
            Deadline = read.Measure<GuestTime?>("deadline", Quantity.Span, MaybeTime, null),
            Wcet = read.Measure<GuestTime?>("wcet", Quantity.Time, MaybeTime, null),
            Priority = read.Measure("priority", Quantity.Number(0, RealTimeTask.LowestPriority), Int, Defaults.Priority),
            Offset = read.Measure("offset", Quantity.Time, Time, GuestTime.Zero),
            Jobs = read.Measure<int?>("jobs", Quantity.Number(1, int.MaxValue), number => (int)number, null),
            Quota = read.Measure("quota", Quantity.Size, bytes => bytes, Defaults.QuotaBytes),
            Caps = read.Measure("caps", Quantity.Number(1, int.MaxValue), Int, Defaults.Caps),
            CriticalTime = read.Measure<GuestTime?>("critical-time", Quantity.Span, MaybeTime, null),
        };
    }

    // A task without `program` runs the program of its name.
    private static Attribute<string> Named(string name, Section section)
    {
        if (NoProgram(name) is { } mistake) section.Fail("program", mistake);
        return Attribute<string>.Single(section.Location, name);
    }

    private static GuestTime Time(long nanoseconds) => new(nanoseconds);

    private static GuestTime? MaybeTime(long nanoseconds) => new GuestTime(nanoseconds);

    private static int Int(long number) => (int)number;

    private static string? NoProgram(string program) => ProgramName().IsMatch(program)
        ? null
        : $"`{program}` is no program's name: 1 to 15 of the characters A-Z a-z 0-9 _ . -, which the wire can carry.";

    [GeneratedRegex(@"^[A-Za-z0-9_.-]{1,15}\z")]
    private static partial Regex ProgramName();
}
