namespace Distributor.Analysis.Tests.Brute;

/// <summary>How jobs get the processor, for <see cref="SporadicRuns"/>.</summary>
/// <param name="Edf">Otherwise fixed priorities.</param>
/// <param name="Whole">Jobs are not preempted once they run.</param>
/// <param name="Processors">More than one: jobs migrate.</param>
internal sealed record Scheduling(bool Edf, bool Whole = false, int Processors = 1);

/// <summary>
/// Every run that tiny sporadic tasks can have, in whole ticks: all releases at least a period apart, all delays up to the jitter, all executions from 1 tick to the
/// WCET, all places of non-preemptive sections, all ways to break ties. States are gone through one by one, so that nothing of any analysis is assumed. Late jobs finish late.
/// </summary>
internal sealed class SporadicRuns
{
    private const int MostStates = 60_000;

    private readonly IReadOnlyList<AnalysisTask> _tasks;
    private readonly Scheduling _scheduling;
    private readonly HashSet<State> _seen = [];
    private readonly Stack<State> _open = new();

    public SporadicRuns(IReadOnlyList<AnalysisTask> tasks, Scheduling scheduling)
    {
        (_tasks, _scheduling, Responses) = (tasks, scheduling, new long[tasks.Count]);
        Visit(new State([.. tasks.Select(task => new TaskState((int)task.Period.Nanoseconds, 0, 0, ""))], Holder: -1, Lock: 0));
        while (_open.TryPop(out var state))
        {
            Release(state.Tasks, 0, state);
            if (_seen.Count > MostStates) return;
        }
        IsComplete = true;
    }

    /// <summary>The longest response of each task from its nominal release.</summary>
    public long[] Responses { get; }

    /// <summary>False when there are too many states to go through.</summary>
    public bool IsComplete { get; }

    // Each task that may does, or does not.
    private void Release(TaskState[] tasks, int task, State state)
    {
        if (task == tasks.Length) Delay(tasks, 0, state);
        else
        {
            Release(tasks, task + 1, state);
            if (tasks[task].Elapsed >= _tasks[task].Period.Nanoseconds)
                Release(With(tasks, task, tasks[task] with { Elapsed = 0, Ages = tasks[task].Ages + '\0' }), task + 1, state);
        }
    }

    // Jobs become ready in their order, any time up to the jitter.
    private void Delay(TaskState[] tasks, int task, State state)
    {
        if (task == tasks.Length)
        {
            Dispatch(tasks, state);
            return;
        }
        var one = tasks[task];
        var least = one.Ready;
        while (least < one.Ages.Length && one.Ages[least] >= _tasks[task].Jitter.Nanoseconds) least++;
        for (var ready = least; ready <= one.Ages.Length; ready++) Delay(With(tasks, task, one with { Ready = ready }), task + 1, state);
    }

    private void Dispatch(TaskState[] tasks, State state)
    {
        if (state.Holder >= 0)
        {
            Run(tasks, [state.Holder], 0, -1, state.Lock);
            return;
        }
        var ready = Enumerable.Range(0, tasks.Length).Where(task => tasks[task].Ready > 0).OrderBy(task => Urgency(tasks, task)).ToArray();
        if (ready.Length <= _scheduling.Processors)
        {
            Run(tasks, ready, 0, -1, 0);
            return;
        }
        // Of those as urgent as the last who runs, any may be left out.
        var last = Urgency(tasks, ready[_scheduling.Processors - 1]);
        var sure = ready.Where(task => Urgency(tasks, task) < last).ToArray();
        foreach (var some in Subsets([.. ready.Where(task => Urgency(tasks, task) == last)], _scheduling.Processors - sure.Length)) Run(tasks, [.. sure, .. some], 0, -1, 0);
    }

    private long Urgency(TaskState[] tasks, int task) => _scheduling.Edf ? _tasks[task].Deadline.Nanoseconds - tasks[task].Ages[0] : _tasks[task].Priority;

    // A tick of each that runs; holder: who keeps the processor after it, and for how many ticks at least.
    private void Run(TaskState[] tasks, int[] running, int next, int holder, int hold)
    {
        if (next == running.Length)
        {
            Visit(new State([.. tasks.Select((one, task) => Later(one, task))], holder, holder >= 0 && !_scheduling.Whole ? hold : 0));
            return;
        }
        var task = running[next];
        var one = tasks[task];
        Responses[task] = Math.Max(Responses[task], one.Executed + 1 == _tasks[task].Wcet.Nanoseconds || _scheduling.Processors == 1 ? one.Ages[0] + 1 : 0);
        // It ends, if need be before its WCET, or goes on.
        if (one.Executed + 1 == _tasks[task].Wcet.Nanoseconds || _scheduling.Processors == 1)
            Run(With(tasks, task, one with { Ready = one.Ready - 1, Executed = 0, Ages = one.Ages[1..] }), running, next + 1, holder, hold);
        if (one.Executed + 1 == _tasks[task].Wcet.Nanoseconds) return;
        var on = With(tasks, task, one with { Executed = one.Executed + 1 });
        if (_scheduling.Whole) Run(on, running, next + 1, task, 0);
        else if (hold > 0) Run(on, running, next + 1, hold > 1 ? task : -1, hold - 1);
        else
            for (var section = 0; section <= Math.Max(0, _tasks[task].NonPreemptiveSection.Nanoseconds - 1); section++)
                Run(on, running, next + 1, section > 0 ? task : -1, section);
    }

    private TaskState Later(TaskState one, int task) => one with
    {
        Elapsed = (int)Math.Min(_tasks[task].Period.Nanoseconds, one.Elapsed + 1),
        Ages = string.Concat(one.Ages.Select(age => (char)(age + 1))),
    };

    private void Visit(State state)
    {
        if (_seen.Add(state)) _open.Push(state);
    }

    private static TaskState[] With(TaskState[] tasks, int task, TaskState changed)
    {
        var copy = (TaskState[])tasks.Clone();
        copy[task] = changed;
        return copy;
    }

    private static IEnumerable<int[]> Subsets(int[] of, int count)
    {
        if (count == 0) return [[]];
        return of.Length < count ? [] : Subsets(of[1..], count - 1).Select(rest => (int[])[of[0], .. rest]).Concat(Subsets(of[1..], count));
    }

    /// <param name="Elapsed">Since the last release, at most the period.</param>
    /// <param name="Executed">Of the oldest job.</param>
    /// <param name="Ready">How many jobs are.</param>
    /// <param name="Ages">Since the release of each job that has not ended, the oldest first.</param>
    private readonly record struct TaskState(int Elapsed, int Executed, int Ready, string Ages);

    /// <param name="Tasks">At an instant, before its releases.</param>
    /// <param name="Holder">The task that cannot be preempted now; -1: none.</param>
    /// <param name="Lock">For how many ticks more.</param>
    private sealed record State(TaskState[] Tasks, int Holder, int Lock)
    {
        public bool Equals(State? other) => other is not null && Holder == other.Holder && Lock == other.Lock && Tasks.AsSpan().SequenceEqual(other.Tasks);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(Holder);
            hash.Add(Lock);
            foreach (var task in Tasks) hash.Add(task);
            return hash.ToHashCode();
        }
    }
}
