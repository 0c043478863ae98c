namespace Distributor.Dispatch;

/// <summary>
/// The slots of a pool, by what they are doing: working, idle, getting ready for work, or retiring. Not safe for concurrent use: the pool holds its lock.
/// </summary>
internal sealed class PoolSlots(int capacity, Func<int, MachineSlot> slotOf)
{
    private readonly HashSet<int> _numbers = [];
    // Those that have failed a check since all were last found to be left out.
    private readonly HashSet<MachineSlot> _setBack = [];

    public Dictionary<MachineSlot, Task> Working { get; } = [];

    public Stack<MachineSlot> Idle { get; } = new();

    public Dictionary<MachineSlot, Task> Preparing { get; } = [];

    public Dictionary<MachineSlot, Task> Retiring { get; } = [];

    /// <summary>How many get ready and have a place in the pool: not those that are left out, or somebody else's.</summary>
    public int GettingReady => Preparing.Count == 0 ? 0 : Preparing.Keys.Count(slot => !slot.IsOut);

    /// <summary>How many have work, or will have it.</summary>
    public int InUse => Working.Count + GettingReady;

    /// <summary>An idle slot, or a new one; null when there are no more.</summary>
    /// <param name="mayAdd">Whether one that is not there yet would have work.</param>
    public MachineSlot? Next(bool mayAdd)
    {
        if (Idle.TryPop(out var slot)) return slot;
        if (!mayAdd || _numbers.Count >= capacity) return null;
        var number = 1;
        while (!_numbers.Add(number)) number++;
        return slotOf(number);
    }

    /// <summary>
    /// A slot does not get ready, perhaps because it is left out. Returns why each of all that there can be is left out, once all have failed a check since
    /// it last did so; empty otherwise.
    /// </summary>
    public IReadOnlyList<(string Name, string? Reason)> SetBack(MachineSlot slot)
    {
        if (slot.IsLeftOut) _setBack.Add(slot);
        if (_setBack.Count < capacity || !_setBack.All(each => each.IsLeftOut)) return [];
        _setBack.Clear();
        return [.. Preparing.Keys.OrderBy(each => each.Number).Select(each => (each.Name, each.Reason))];
    }

    /// <summary>A slot gets ready no more: it is, or never will be.</summary>
    public void Prepared(MachineSlot slot)
    {
        Preparing.Remove(slot);
        _setBack.Remove(slot);
    }

    /// <summary>A slot is gone.</summary>
    public void Remove(MachineSlot slot)
    {
        Retiring.Remove(slot);
        _numbers.Remove(slot.Number);
    }

    /// <summary>Each with what the pool knows of it.</summary>
    public IReadOnlyList<(MachineSlot Slot, MachineState State)> Look() =>
    [
        .. Working.Keys.Select(slot => (slot, MachineState.Running)),
        .. Idle.Select(slot => (slot, MachineState.Idle)),
        .. Preparing.Keys.Select(slot => (slot, MachineState.Starting)),
        .. Retiring.Keys.Select(slot => (slot, MachineState.Ending)),
    ];

    /// <summary>All that is being done.</summary>
    public Task[] Unfinished() => [.. Working.Values, .. Preparing.Values, .. Retiring.Values];
}
