using System.Net;
using Distributor.Machines.Protocol;
using Distributor.Machines.Qemu.Consoles;
using Distributor.Machines.Qemu.Networks;
using Distributor.Model;

namespace Distributor.Machines.Qemu;

/// <summary>A guest in a QEMU of its own, reset before each taskset but the first, unless it is to stay as it is and no program has changed.</summary>
internal sealed class QemuMachine(
    string name, NumberLease lease, QemuProcess process, IQemuNetwork network, EndPoint address, MachineConsole console, GuestClock clock, bool isReset, MachineLimits limits,
    TimeProvider time) : IMachine
{
    // A guest is up in some 20 ms after a reset; what is sent to it before is lost.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);

    private bool _isClean = true;
    private long _printed = console.Log.Start;
    private long _booted = console.Log.Start;

    public string Name => name;

    /// <summary>Where its guest listens.</summary>
    public EndPoint Address => address;

    public GuestClock Clock => clock;

    public TimeSpan ProcessorWait => Qemu.ProcessorWait.OfBusiestThread(process.Id);

    public IDictionary<string, byte[]> UploadedPrograms { get; } = new Dictionary<string, byte[]>();

    public GuestTime LastWord { get; set; }

    public ConsolePart Printed() => console.Log.Since(_printed) with { Booted = _booted };

    public MachineReport Report() => new("qemu", lease.Number)
    {
        Address = address.ToString(),
        LastWord = LastWord,
        ProcessorTime = process.ProcessorTime,
        Console = console.Report(),
    };

    public async Task<GuestConnection> ConnectAsync(IReadOnlyDictionary<string, byte[]> programs, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(process.Ended.Token, cancellationToken);
        var patience = new Patience(limits.Boot, time, () => ProcessorWait, () => console.Log.End);
        try
        {
            if (!_isClean) _printed = _booted = console.Log.End;
            if (!_isClean && (isReset || programs.Any(HoldsAnother))) await ResetAsync(patience, either.Token).ConfigureAwait(false);
            _isClean = false;
            var connection = await GuestReadiness.WaitAsync(address, FirstPause, patience, time, either.Token).ConfigureAwait(false);
            _booted = console.Log.End;
            return connection;
        }
        catch (TimeoutException error)
        {
            throw new MachineException(MachineFailure.Boot, name, $"{error.Message} {Hint()}", Printed(), error);
        }
        catch (Exception error) when (process.Ended.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new MachineException(MachineFailure.Lost, name, $"QEMU has ended. {process.ErrorOutput}", console.Log.Since(), error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync().ConfigureAwait(false);
        await console.DisposeAsync().ConfigureAwait(false);
        lease.Dispose();
    }

    private async Task ResetAsync(Patience patience, CancellationToken cancellationToken)
    {
        try
        {
            await patience.WaitAsync(async token =>
            {
                await process.Qmp.ResetAsync(token).ConfigureAwait(false);
                return true;
            }, "was not reset", cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException error)
        {
            throw new MachineException(MachineFailure.Lost, name, $"{error.Message} Has somebody stopped QEMU?", Printed(), error);
        }
        UploadedPrograms.Clear();
    }

    private bool HoldsAnother(KeyValuePair<string, byte[]> program) =>
        UploadedPrograms.TryGetValue(program.Key, out var held) && !held.AsSpan().SequenceEqual(program.Value);

    private string Hint() => Printed().Tail().Length == 0
        ? "It printed nothing: is the image made for realview-pbx-a9, and for this much memory?"
        : $"Is the image a taskloader that listens on port 3001?{network.Advice(lease.Number)}";
}
