namespace Distributor.Analysis.Simulation;

/// <summary>Tasks by a key, the smallest first, then by the task's number: a binary heap that knows each task's place.</summary>
internal sealed class TaskQueue
{
    private readonly int[] _heap, _place;
    private readonly long[] _major, _minor;
    private int _count;

    public TaskQueue(int tasks)
    {
        (_heap, _place, _major, _minor) = (new int[tasks], new int[tasks], new long[tasks], new long[tasks]);
        Array.Fill(_place, -1);
    }

    /// <summary>The first task; -1 when the queue is empty.</summary>
    public int First => _count > 0 ? _heap[0] : -1;

    /// <summary>The first task's major key; <see cref="long.MaxValue"/> when the queue is empty.</summary>
    public long FirstMajor => _count > 0 ? _major[_heap[0]] : long.MaxValue;

    /// <summary>The first task's minor key.</summary>
    public long FirstMinor => _minor[_heap[0]];

    /// <summary>Adds a task, or moves it to a new key.</summary>
    public void Put(int task, long major, long minor)
    {
        (_major[task], _minor[task]) = (major, minor);
        if (_place[task] < 0)
        {
            _place[task] = _count;
            _heap[_count++] = task;
            Rise(task);
        }
        else
        {
            Rise(task);
            Sink(task);
        }
    }

    /// <summary>Takes a task out, if it is there.</summary>
    public void Remove(int task)
    {
        var place = _place[task];
        if (place < 0) return;
        _place[task] = -1;
        var last = _heap[--_count];
        if (last == task) return;
        _heap[place] = last;
        _place[last] = place;
        Rise(last);
        Sink(last);
    }

    private bool Before(int left, int right) => _major[left] != _major[right] ? _major[left] < _major[right]
        : _minor[left] != _minor[right] ? _minor[left] < _minor[right] : left < right;

    private void Rise(int task)
    {
        for (var place = _place[task]; place > 0;)
        {
            var parent = (place - 1) / 2;
            if (!Before(task, _heap[parent])) return;
            Swap(place, parent);
            place = parent;
        }
    }

    private void Sink(int task)
    {
        for (var place = _place[task]; ;)
        {
            var child = 2 * place + 1;
            if (child >= _count) return;
            if (child + 1 < _count && Before(_heap[child + 1], _heap[child])) child++;
            if (!Before(_heap[child], task)) return;
            Swap(place, child);
            place = child;
        }
    }

    private void Swap(int left, int right)
    {
        (_heap[left], _heap[right]) = (_heap[right], _heap[left]);
        (_place[_heap[left]], _place[_heap[right]]) = (left, right);
    }
}
