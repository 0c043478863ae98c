using System.Runtime.CompilerServices;
using Distributor.Model;

namespace Distributor.Testing;

/// <summary>
/// A fixture whose tests all judge one run: of the taskset with these attributes and the <see cref="RealTimeTaskAttribute"/> tasks. The tests are
/// methods with <see cref="TasksetTestAttribute"/>. A mistake fails each of them.
/// </summary>
/// <param name="file">The compiler's to fill in.</param>
/// <param name="line">The compiler's to fill in.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TasksetAttribute([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>Default: the fixture's name.</summary>
    public string? Name { get; init; }

    /// <summary><c>"fixed-priority"</c>, the default, or <c>"edf"</c>.</summary>
    public string? Scheduler { get; init; }

    /// <summary><c>"explicit"</c>, the default, <c>"rate-monotonic"</c> or <c>"deadline-monotonic"</c>.</summary>
    public string? Priorities { get; init; }

    /// <summary>Time, or <c>"hyperperiod"</c>: until when jobs are released. Default: each task's jobs.</summary>
    public string? Duration { get; init; }

    /// <summary><c>"qemu"</c>, <c>"remote"</c>, <c>"simulated"</c>: where it runs; elsewhere its tests are skipped. Default: anywhere.</summary>
    public string? Machines { get; init; }

    /// <summary>The longest that one attempt may take, in host time. Default: the machine's limits.</summary>
    public string? TimeLimit { get; init; }

    /// <summary><c>"events"</c>, the default, or <c>"schedule"</c>: also who had the processor when.</summary>
    public string? Trace { get; init; }

    /// <summary>Where the attribute stands.</summary>
    internal SourceLocation Location => new(file, line, 1);
}
