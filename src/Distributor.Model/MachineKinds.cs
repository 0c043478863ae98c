namespace Distributor.Model;

/// <summary>What can execute a taskset.</summary>
[Flags]
public enum MachineKinds
{
    /// <summary>Nothing: the taskset is for analysis alone.</summary>
    None = 0,

    /// <summary>Disposable QEMU machines of our own.</summary>
    Qemu = 1,

    /// <summary>Guests that run already, at an address.</summary>
    Remote = 2,

    /// <summary>The simulator.</summary>
    Simulated = 4,

    /// <summary>Those that have a guest.</summary>
    Guests = Qemu | Remote,

    /// <summary>Any.</summary>
    All = Guests | Simulated,
}
