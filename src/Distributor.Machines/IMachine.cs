using Distributor.Machines.Protocol;
using Distributor.Model;

namespace Distributor.Machines;

/// <summary>What executes tasksets, one after the other. Ending it ends all that it started.</summary>
public interface IMachine : IAsyncDisposable
{
    /// <summary>For people and logs: <c>machine-3</c>, or an address.</summary>
    string Name { get; }

    /// <summary>How its guest's clock goes.</summary>
    GuestClock Clock { get; }

    /// <summary>The programs that the guest holds since its boot, by their names.</summary>
    IDictionary<string, byte[]> UploadedPrograms { get; }

    /// <summary>The guest's time when it last sent an event of the taskset that it runs.</summary>
    GuestTime LastWord { get; set; }

    /// <summary>How long its busiest thread has been ready to run without a processor of the host. Zero where nobody can know.</summary>
    TimeSpan ProcessorWait { get; }

    /// <summary>
    /// A connection to a guest that runs nothing, remembers no taskset, has answered, and holds nothing else under the names of programs that it is to be
    /// sent: it might keep what it has. Throws <see cref="MachineException"/>.
    /// </summary>
    Task<GuestConnection> ConnectAsync(IReadOnlyDictionary<string, byte[]> programs, CancellationToken cancellationToken);

    /// <summary>What it has printed for the taskset that it took last, from its boot or reset on; null when it has no console.</summary>
    ConsolePart? Printed();

    /// <summary>How it is doing. Can be asked at any time, and disturbs nothing.</summary>
    MachineReport Report();
}
