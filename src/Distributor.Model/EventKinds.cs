using System.Collections.Frozen;

namespace Distributor.Model;

/// <summary>What the kinds of events are called, and what they say of a job.</summary>
public static class EventKinds
{
    private static readonly FrozenDictionary<EventKind, string> Names = new Dictionary<EventKind, string>
    {
        [EventKind.Start] = "START",
        [EventKind.Exit] = "EXIT",
        [EventKind.ExitPeriod] = "EXIT_PERIOD",
        [EventKind.ExitCritical] = "EXIT_CRITICAL",
        [EventKind.ExitError] = "EXIT_ERROR",
        [EventKind.ExitExternal] = "EXIT_EXTERNAL",
        [EventKind.OutOfQuota] = "OUT_OF_QUOTA",
        [EventKind.OutOfCaps] = "OUT_OF_CAPS",
        [EventKind.NotScheduled] = "NOT_SCHEDULED",
        [EventKind.JobsDone] = "JOBS_DONE",
        [EventKind.External] = "EXTERNAL",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, EventKind> Kinds = Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The name on the wire and in a trace's text: <c>EXIT_PERIOD</c>.</summary>
    public static string WireName(this EventKind kind) => Names[kind];

    /// <summary>The kind of a wire name; false for a name that no guest of ours sends.</summary>
    public static bool TryParse(string wireName, out EventKind kind) => Kinds.TryGetValue(wireName, out kind);

    /// <summary>True for the kinds that end a job which has started.</summary>
    public static bool EndsJob(this EventKind kind) => kind is >= EventKind.Exit and <= EventKind.OutOfCaps;

    /// <summary>True for what can become of a job: an end, or that admission refused it.</summary>
    public static bool IsOutcome(this EventKind kind) => kind.EndsJob() || kind is EventKind.NotScheduled;

    /// <summary>All names on the wire, in the order of the kinds.</summary>
    public static IReadOnlyList<string> WireNames { get; } = [.. Names.OrderBy(pair => pair.Key).Select(pair => pair.Value)];
}
