namespace Distributor.Dispatch;

/// <summary>
/// The slots of a pool, by what they are doing: working, idle, getting ready for work, or retiring. Not safe for concurrent use: the pool holds its lock.
/// </summary>
internal sealed class PoolSlots(int capacity, Func<int, MachineSlot> slotOf)
{
    private readonly HashSet<int> _numbers = [];

    public Dictionary<MachineSlot, Task> Working { get; } = [];

    public Stack<MachineSlot> Idle { get; } = new();

    public Dictionary<MachineSlot, Task> Preparing { get; } = [];

    public Dictionary<MachineSlot, Task> Retiring { get; } = [];

    /// <summary>How many get ready and have a place in the pool: not those that are left out, or somebody else's.</summary>
    public int GettingReady => Preparing.Count == 0 ? 0 : Preparing.Keys.Count(slot => !slot.IsOut);

    /// <summary>How many have work, or will have it.</summary>
    public int InUse => Working.Count + GettingReady;

    /// <summary>Why each of all that there can be is left out; empty as long as one is not.</summary>
    public IReadOnlyList<(string Name, string? Reason)> WhyNone => Preparing.Count == capacity && Preparing.Keys.All(slot => slot.IsLeftOut)
        ? [.. Preparing.Keys.OrderBy(slot => slot.Number).Select(slot => (slot.Name, slot.Reason))]
        : [];

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
