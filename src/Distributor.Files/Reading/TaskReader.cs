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

    /// <param name="name">The task's.</param>
    /// <param name="key">Where its name stands.</param>
    /// <param name="node">What it says.</param>
    /// <param name="place">Where among the keys of the taskset, and among the tasks.</param>
    /// <param name="isForGuests">Otherwise it needs no program, and its times may be finer and longer than a guest's.</param>
    /// <param name="dimensions">Takes a dimension for each list.</param>
    /// <param name="diagnostics">Take what is wrong.</param>
    public static TaskTemplate Read(
        string name, YamlNode key, YamlNode node, (int Section, int Task) place, bool isForGuests, List<Dimension> dimensions, Diagnostics diagnostics)
    {
        var (time, span) = isForGuests ? (Quantity.Time, Quantity.Span) : (Quantity.AnyTime, Quantity.AnySpan);
        var section = Section.Of(node, $"task `{name}`", diagnostics, TasksetKeys.Task);
        var read = new AttributeReader(section, $"{name}-", key => (place.Section, place.Task, section.OrderOf(key)), dimensions);
        return new(name, diagnostics.At(key))
        {
            Program = section.Node("program") is null ? Named(name, section, isForGuests) : read.Word("program", program => program, name, NoProgram),
            Argument = read.Text("argument"),
            Period = read.Measure("period", time, Time, GuestTime.Zero),
            Deadline = read.Measure<GuestTime?>("deadline", span, MaybeTime, null),
            Wcet = read.Measure<GuestTime?>("wcet", time, MaybeTime, null),
            Bcet = read.Measure<GuestTime?>("bcet", time, MaybeTime, null),
            Acet = read.Measure<GuestTime?>("acet", time, MaybeTime, null),
            Jitter = read.Measure("jitter", time, Time, GuestTime.Zero),
            Blocking = read.Measure("blocking", time, Time, GuestTime.Zero),
            NonPreemptiveSection = read.Measure("non-preemptive", Quantity.Section(time), Time, GuestTime.Zero),
            Priority = read.Measure("priority", Quantity.Number(0, RealTimeTask.LowestPriority), Int, Defaults.Priority),
            Offset = read.Measure("offset", time, Time, GuestTime.Zero),
            Jobs = read.Measure<int?>("jobs", Quantity.Number(1, int.MaxValue), number => (int)number, null),
            Quota = read.Measure("quota", Quantity.Size, bytes => bytes, Defaults.QuotaBytes),
            Caps = read.Measure("caps", Quantity.Number(1, int.MaxValue), Int, Defaults.Caps),
            CriticalTime = read.Measure<GuestTime?>("critical-time", span, MaybeTime, null),
        };
    }

    // A task without `program` runs the program of its name.
    private static Attribute<string> Named(string name, Section section, bool isForGuests)
    {
        if (isForGuests && NoProgram(name) is { } mistake) section.Fail("program", mistake);
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
