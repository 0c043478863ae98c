namespace Distributor.Dispatch;

/// <summary>A distributor at one instant.</summary>
/// <param name="State">What it is doing.</param>
/// <param name="MaxMachines">The most machines at once.</param>
/// <param name="Machines">Those that there are.</param>
/// <param name="Waiting">How many tasksets wait, with those that are known to come.</param>
/// <param name="Progress">What has come of the tasksets so far.</param>
public sealed record DistributorStatus(
    DistributorState State, int MaxMachines, IReadOnlyList<MachineStatus> Machines, long Waiting, RunProgress Progress)
{
    /// <summary>How many tasksets run.</summary>
    public int Running => Machines.Count(machine => machine.Taskset is not null);

    /// <summary>Host time until all tasksets have ended, if they go on as of late; null when nobody can know.</summary>
    public TimeSpan? Left => State is DistributorState.Working && Progress.PerSecond > 0 && (Waiting + Running) / Progress.PerSecond is < 1e9 and var seconds
        ? TimeSpan.FromSeconds(seconds)
        : null;
}
