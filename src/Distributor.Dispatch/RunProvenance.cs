using System.Reflection;
using Distributor.Machines;
using Distributor.Model;

namespace Distributor.Dispatch;

/// <summary>What a run's result depends on: two runs that differ here are not compared, and one is no substitute for the other.</summary>
/// <param name="Taskset">The SHA-256 of the taskset's tasks, of how it runs, and of what is expected of it.</param>
/// <param name="Programs">The SHA-256 of its programs.</param>
/// <param name="Machine">The machine's.</param>
/// <param name="Tool">The version of the distributor.</param>
/// <param name="Host">The host's name.</param>
public sealed record RunProvenance(string Taskset, string Programs, MachineProvenance Machine, string Tool, string Host)
{
    private static readonly string Version =
        typeof(RunProvenance).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>The provenance of a taskset's run by this tool on this host.</summary>
    public static RunProvenance Of(Taskset taskset, string programs, MachineProvenance machine) =>
        new(TasksetHash.Of(taskset), programs, machine, Version, Environment.MachineName);

    /// <summary>True when a result of <paramref name="other"/> says as much as one of this: only the host and the tool may differ.</summary>
    public bool IsSameAs(RunProvenance other) => (Taskset, Programs, Machine) == (other.Taskset, other.Programs, other.Machine);
}
