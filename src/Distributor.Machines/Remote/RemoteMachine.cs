using System.Net;
using Distributor.Machines.Protocol;
using Distributor.Model;

namespace Distributor.Machines.Remote;

/// <summary>A machine that somebody else started: a board, or a guest in another emulator, at an address.</summary>
/// <param name="number">Its place in its list.</param>
/// <param name="name">For people and logs.</param>
/// <param name="address">Where its guest listens.</param>
/// <param name="answerLimit">How long the guest may take to answer.</param>
/// <param name="time">The host's clock.</param>
internal sealed class RemoteMachine(int number, string name, EndPoint address, TimeSpan answerLimit, TimeProvider time) : IMachine
{
    // What runs already and does not answer at once has much to do: a second connection would give it more.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    public string Name => name;

    /// <summary>What it means when the guest does not answer.</summary>
    public MachineFailure WhenSilent { get; init; } = MachineFailure.Boot;

    public GuestClock Clock => GuestClock.RealTime;

    public TimeSpan ProcessorWait => TimeSpan.Zero;

    public IDictionary<string, byte[]> UploadedPrograms { get; } = new Dictionary<string, byte[]>();

    public async Task<GuestConnection> ConnectAsync(IReadOnlyDictionary<string, byte[]> programs, CancellationToken cancellationToken)
    {
        // It may have been reset since the last session, and nobody would have told us: its jobs would then fail for lack of a program, which is no verdict.
        UploadedPrograms.Clear();
        var patience = new Patience(answerLimit, time, () => ProcessorWait, () => 0);
        try
        {
            return await GuestReadiness.WaitAsync(address, FirstPause, patience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException error)
        {
            throw new MachineException(WhenSilent, name, error.Message, innerException: error);
        }
    }

    public GuestTime LastWord { get; set; }

    public ConsolePart? Printed() => null;

    public MachineReport Report() => new("remote", number) { Address = RemoteMachines.Text(address), LastWord = LastWord };

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
