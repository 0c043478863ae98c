namespace Distributor.Machines;

/// <summary>How a machine failed. None of these is a verdict on a taskset.</summary>
public enum MachineFailure
{
    /// <summary>It never answered.</summary>
    Boot,

    /// <summary>It ended, or closed the connection.</summary>
    Lost,

    /// <summary>It sent nothing when it had to.</summary>
    Silent,

    /// <summary>It sent what no working guest sends.</summary>
    Malfunction,
}

/// <summary>A machine failed. The message says what happened and carries the console's last lines.</summary>
public sealed class MachineException : Exception
{
    /// <summary>A failure of <paramref name="machine"/>; <paramref name="reason"/> is a sentence.</summary>
    public MachineException(MachineFailure failure, string machine, string reason, ConsolePart? printed = null, Exception? innerException = null)
        : base(Describe(failure, machine, reason, printed?.Tail() ?? ""), innerException) =>
        (Failure, Machine, Reason, Printed) = (failure, machine, reason, printed);

    /// <summary>How it failed.</summary>
    public MachineFailure Failure { get; }

    /// <summary>The machine's name; empty when none of the host's can boot.</summary>
    public string Machine { get; }

    /// <summary>What happened, in a sentence, without the console.</summary>
    public string Reason { get; }

    /// <summary>What it printed; null when it has no console, or was none yet.</summary>
    public ConsolePart? Printed { get; }

    /// <summary>True when the taskset had started: only then did the failure cost an attempt.</summary>
    public bool HasStarted { get; init; }

    /// <summary>True when the guest only dropped events of jobs. A second machine that does so, too, is taken at its word.</summary>
    public bool HasUnreportedJobs { get; init; }

    /// <summary>What keeps every machine of this host from booting; <paramref name="reason"/> is a sentence.</summary>
    internal static MachineException NoneBoots(string reason, Exception? innerException = null) => new(MachineFailure.Boot, machine: "", reason, innerException: innerException);

    private static string Describe(MachineFailure failure, string machine, string reason, string consoleTail)
    {
        var what = failure switch
        {
            MachineFailure.Boot => "did not boot",
            MachineFailure.Lost => "was lost",
            MachineFailure.Silent => "went silent",
            _ => "malfunctioned",
        };
        var console = consoleTail.Length == 0 ? "" : $"\nThe console's last lines:\n{consoleTail}";
        return $"{(machine.Length == 0 ? "No machine can boot" : $"{machine} {what}")}: {reason}{console}";
    }
}
