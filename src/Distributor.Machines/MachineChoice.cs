using Distributor.Model;

namespace Distributor.Machines;

/// <summary>Which tasksets machines of a kind are for.</summary>
internal static class MachineChoice
{
    /// <summary>Why a taskset leaves a kind out; null when it does not.</summary>
    public static string? WhyNot(Taskset taskset, MachineKinds kind) =>
        (taskset.Machines & kind) != 0 ? null
        : taskset.Machines is MachineKinds.None ? "It is for analysis alone: its `machines` are none."
        : $"Its `machines` are {Text(taskset.Machines)}, and these are {Text(kind)}.";

    private static string Text(MachineKinds kinds) => string.Join(", ", new[] { MachineKinds.Qemu, MachineKinds.Remote, MachineKinds.Simulated }
        .Where(kind => (kinds & kind) != 0).Select(kind => kind.ToString().ToLowerInvariant()));
}
