using System.Net;
using Distributor.Machines.Remote;
using Distributor.Model;

namespace Distributor.Machines.Boards;

/// <summary>The boards of a list as machines: found as they are, and left as they are.</summary>
public sealed class BoardMachines : IMachineSource
{
    private static readonly Dictionary<string, byte[]> NoPrograms = [];

    private readonly BoardList _list;
    private readonly EndPoint[] _addresses;
    private readonly bool[] _mayBoot;
    private readonly BoardPower _power;
    private readonly MachineLimits _limits;
    private readonly TimeProvider _time;

    /// <summary>The boards of <paramref name="list"/>; nothing is done with them yet.</summary>
    public BoardMachines(BoardList list, MachineLimits limits, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(list);
        (_list, _power, _limits, _time) = (list, new(list.Folder, time), limits, time);
        _addresses = [.. list.Boards.Select(board => IPAddress.TryParse(board.Host, out var address) ? new IPEndPoint(address, board.Port) : (EndPoint)new DnsEndPoint(board.Host, board.Port))];
        // Whoever has a board without power commands may just have switched it on.
        _mayBoot = [.. list.Boards.Select(board => board.PowerOn is null)];
    }

    /// <summary>The boards, and what is done about those that fail.</summary>
    public BoardList List => _list;

    /// <inheritdoc/>
    public MachineKinds Kind => MachineKinds.Remote;

    /// <inheritdoc/>
    public int Capacity => _list.Boards.Count;

    /// <summary>
    /// The board with a number from 1 to <see cref="Capacity"/>, once it answers. Throws <see cref="MachineException"/> when it does not: one that may boot in
    /// its boot timeout, any other in the time in which a guest must send something.
    /// </summary>
    public async Task<IMachine> StartAsync(int number, CancellationToken cancellationToken)
    {
        var (board, boot) = (_list.Boards[number - 1], BootTimeout(number));
        var answer = _limits.Silence < boot ? _limits.Silence : boot;
        RemoteMachine Machine(TimeSpan limit) => new(number, board.Name, _addresses[number - 1], limit, _time) { WhenSilent = MachineFailure.Lost };
        var connection = await Machine(_mayBoot[number - 1] ? boot : answer).ConnectAsync(NoPrograms, cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        await connection.CloseAsync(cancellationToken).ConfigureAwait(false);
        _mayBoot[number - 1] = false;
        return Machine(answer);
    }

    /// <summary>
    /// Makes sure that no other process of this user has a board, until what is returned is disposed; null when one does. Then it is not to be touched:
    /// a guest talks to one client, and seems dead to all others.
    /// </summary>
    public IDisposable? TryTake(int number) => HostLock.TryTake($"board-{string.Join('_', ReportOf(number).Address!.Split(Path.GetInvalidFileNameChars()))}");

    /// <summary>Switches a board off and on again, and gives it the time of a boot; without power commands that alone. Tells each command that ran.</summary>
    public Task CycleAsync(int number, Action<PowerCommand> tell, CancellationToken cancellationToken)
    {
        _mayBoot[number - 1] = true;
        return _power.CycleAsync(_list.Boards[number - 1], tell, cancellationToken);
    }

    /// <summary>What is known of a board that nobody is connected to.</summary>
    public MachineReport ReportOf(int number) => new("remote", number) { Address = RemoteMachines.Text(_addresses[number - 1]) };

    /// <inheritdoc/>
    public Task<MachineProvenance> DescribeAsync(CancellationToken cancellationToken)
    {
        HostLock.Check();
        return Task.FromResult(RemoteMachines.Provenance(_addresses));
    }

    private TimeSpan BootTimeout(int number) => _list.Boards[number - 1].BootTimeout ?? _limits.Boot;
}
