using System.Net;
using Distributor.Machines.Protocol;
using Distributor.Model;

namespace Distributor.Machines.Remote;

/// <summary>A machine that somebody else started: a board, or a guest in another emulator, at an address.</summary>
internal sealed class RemoteMachine(int number, string name, EndPoint address, MachineLimits limits, TimeProvider time) : IMachine
{
    public string Name => name;

    public GuestClock Clock => GuestClock.RealTime;

    public TimeSpan ProcessorWait => TimeSpan.Zero;

    public ISet<string> UploadedPrograms { get; } = new HashSet<string>();

    public async Task<GuestConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var patience = new Patience(limits.Boot, time, () => ProcessorWait, () => 0);
        try
        {
            return await GuestReadiness.WaitAsync(address, patience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException error)
        {
            throw new MachineException(MachineFailure.Boot, name, error.Message, innerException: error);
        }
    }

    public GuestTime LastWord { get; set; }

    public string ConsoleTail() => "";

    public MachineReport Report() => new("remote", number) { Address = name, LastWord = LastWord };

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
