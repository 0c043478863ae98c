using Distributor.Files.Variants;
using Distributor.Model;

namespace Distributor.Files.Reading;

/// <summary>A task of a file, with all the values that its attributes take.</summary>
internal sealed record TaskTemplate(string Name, SourceLocation Location)
{
    public required Attribute<string> Program { get; init; }

    public required Attribute<string?> Argument { get; init; }

    public required Attribute<GuestTime> Period { get; init; }

    public required Attribute<GuestTime?> Deadline { get; init; }

    public required Attribute<GuestTime?> Wcet { get; init; }

    public required Attribute<GuestTime?> Bcet { get; init; }

    public required Attribute<GuestTime?> Acet { get; init; }

    public required Attribute<GuestTime> Jitter { get; init; }

    public required Attribute<GuestTime> Blocking { get; init; }

    public required Attribute<GuestTime> NonPreemptiveSection { get; init; }

    public required Attribute<int> Priority { get; init; }

    public required Attribute<GuestTime> Offset { get; init; }

    /// <summary>Null: not given, 1 or what a duration makes of it.</summary>
    public required Attribute<int?> Jobs { get; init; }

    public required Attribute<long> Quota { get; init; }

    public required Attribute<int> Caps { get; init; }

    public required Attribute<GuestTime?> CriticalTime { get; init; }

    /// <summary>The task in a combination.</summary>
    public RealTimeTask In(int[] combination) => new(Name, Program.In(combination), Period.In(combination))
    {
        Argument = Argument.In(combination),
        RelativeDeadline = Deadline.In(combination),
        Wcet = Wcet.In(combination),
        Bcet = Bcet.In(combination),
        Acet = Acet.In(combination),
        Jitter = Jitter.In(combination),
        Blocking = Blocking.In(combination),
        NonPreemptiveSection = NonPreemptiveSection.In(combination),
        Priority = Priority.In(combination),
        Offset = Offset.In(combination),
        Jobs = Jobs.In(combination) ?? 1,
        QuotaBytes = Quota.In(combination),
        Caps = Caps.In(combination),
        CriticalTime = CriticalTime.In(combination),
    };
}
