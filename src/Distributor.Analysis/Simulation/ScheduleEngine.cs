using Distributor.Model;

namespace Distributor.Analysis.Simulation;

/// <summary>
/// Makes a schedule from instant to instant: the reference guest's scheduler (src/guest/kernel/scheduler.c) with jitter, the cost of switches and
/// other overrun policies. At one instant the order is: completion, critical kill, period kill, release, readiness.
/// </summary>
internal sealed class ScheduleEngine(
    IReadOnlyList<SimulatedTask> timing, SchedulingPolicy policy, long releasesEnd, SimulationSettings settings, IScheduleListener listener)
{
    private const long Never = SimulatedTask.Never;
    private const int CriticalKill = 0, PeriodKill = 1, Release = 2, Readiness = 3;
    private const int Nobody = -1;

    private readonly TaskState[] _tasks = [.. timing.Select(task => new TaskState(task))];
    private readonly TaskQueue _ready = new(timing.Count), _instants = new(timing.Count);
    private readonly long _switch = settings.ContextSwitch.Nanoseconds, _release = settings.Release.Nanoseconds;
    private int _running = Nobody;
    private (int Task, int Job) _last = (Nobody, 0);
    private long _since, _sliceFrom, _switchLeft, _kernelUntil;

    public void Run(CancellationToken cancellationToken)
    {
        for (var task = 0; task < _tasks.Length; task++) FinishIfDone(task, 0);
        var stop = settings.StopAt?.Nanoseconds ?? Never;
        for (uint step = 1; ; step++)
        {
            if (step % 65536 == 0) cancellationToken.ThrowIfCancellationRequested();
            var due = NextDue();
            if (due == Never || due > stop) break;
            Settle(due);
            if (listener.IsEnough) return;
            // Who gets the processor shows only when all of an instant has happened.
            if (NextDue() > due) Dispatch(due);
        }
        if (stop < Never) Stop(stop);
    }

    private long NextDue() => Math.Min(Completion(), _instants.FirstMajor);

    private long Completion() => _running == Nobody ? Never
        : SimulatedTask.Later(Math.Max(_since, _kernelUntil), SimulatedTask.Later(_switchLeft, _tasks[_running].Left));

    private void Settle(long now)
    {
        if (Completion() == now)
        {
            End(_running, now, EventKind.Exit);
            return;
        }
        var task = _instants.First;
        var state = _tasks[task];
        switch (_instants.FirstMinor)
        {
            case CriticalKill:
                End(task, now, EventKind.ExitCritical);
                break;
            case PeriodKill:
                state.PassBoundary();
                End(task, now, EventKind.ExitPeriod);
                break;
            case Release when state.HasJob && settings.Overrun is OverrunPolicy.Skip:
                state.PassBoundary();
                Arm(task);
                break;
            case Release:
                var execution = settings.ExecutionTime?.Invoke(task, state.Releases).Nanoseconds ?? state.Timing.Wcet;
                var jitter = settings.Jitter?.Invoke(task, state.Releases).Nanoseconds ?? 0;
                if (_release > 0) Interrupt(now);
                if (state.Release(execution, jitter)) Begin(task, now);
                else Arm(task);
                break;
            default:
                MakeReady(task);
                Arm(task);
                break;
        }
    }

    // The task's oldest job begins: it is told of, and competes from when it is ready.
    private void Begin(int task, long now)
    {
        var job = _tasks[task].Job;
        listener.Happened(EventKind.Start, task, new(job.Release), new(job.Release));
        if (job.Ready <= now) MakeReady(task);
        Arm(task);
    }

    private void MakeReady(int task)
    {
        var state = _tasks[task];
        state.IsReady = true;
        var urgency = policy is SchedulingPolicy.FixedPriority ? state.Timing.Priority : SimulatedTask.Later(state.Job.Release, state.Timing.Deadline);
        _ready.Put(task, urgency, state.Job.Ready);
    }

    private void End(int task, long now, EventKind how)
    {
        if (task == _running) ReleaseProcessor(now);
        _ready.Remove(task);
        var state = _tasks[task];
        var release = state.Job.Release;
        var another = state.End();
        listener.Happened(how, task, new(release), new(now));
        if (another) Begin(task, now);
        else FinishIfDone(task, now);
    }

    private void FinishIfDone(int task, long now)
    {
        var state = _tasks[task];
        if (!state.HasMoreReleases(releasesEnd))
        {
            state.IsDone = true;
            listener.Happened(EventKind.JobsDone, task, new(now), new(now));
        }
        Arm(task);
    }

    // Asks for the next thing that happens to a task by the clock.
    private void Arm(int task)
    {
        var state = _tasks[task];
        var (time, kind) = (Never, Release);
        if (state.HasJob && settings.Overrun is OverrunPolicy.Kill) (time, kind) = (state.Boundary, PeriodKill);
        else if (!state.IsDone && state.HasMoreReleases(releasesEnd)) time = state.Boundary;
        if (state.HasJob)
        {
            if (!state.IsReady && state.Job.Ready < time) (time, kind) = (state.Job.Ready, Readiness);
            var critical = SimulatedTask.Later(state.Job.Release, state.Timing.Critical);
            if (critical <= time) (time, kind) = (critical, CriticalKill);
        }
        if (time == Never) _instants.Remove(task);
        else _instants.Put(task, time, kind);
    }

    private void Dispatch(long now)
    {
        if (_running != Nobody && !(settings.IsPreemptive && _tasks[_running].Timing.IsPreemptive)) return;
        var next = _ready.First;
        if (next == _running) return;
        ReleaseProcessor(now);
        (_running, _sliceFrom) = (next, now);
        if (next == Nobody) return;
        var job = (next, _tasks[next].Job.Index);
        if (job != _last) _switchLeft = _switch;
        _last = job;
    }

    private void ReleaseProcessor(long now)
    {
        Charge(now);
        if (_running != Nobody && now > _sliceFrom) listener.Ran(new(_running, _tasks[_running].Job.Index, new(_sliceFrom), new(now)));
        (_running, _switchLeft) = (Nobody, 0);
    }

    // What the running job has had of the processor. The kernel comes first, then the switch to the job.
    private void Charge(long now)
    {
        if (_running != Nobody)
        {
            var spent = Math.Max(0, now - Math.Max(_since, _kernelUntil));
            var switching = Math.Min(spent, _switchLeft);
            _switchLeft -= switching;
            _tasks[_running].Left -= spent - switching;
        }
        _since = now;
    }

    private void Interrupt(long now)
    {
        Charge(now);
        _kernelUntil = SimulatedTask.Later(Math.Max(now, _kernelUntil), _release);
    }

    private void Stop(long now)
    {
        ReleaseProcessor(now);
        for (var task = 0; task < _tasks.Length; task++)
        {
            var state = _tasks[task];
            if (state.IsDone) continue;
            if (!state.HasJob) listener.Happened(EventKind.External, task, new(now), new(now));
            while (state.HasJob)
            {
                var release = state.Job.Release;
                var another = state.End();
                listener.Happened(EventKind.ExitExternal, task, new(release), new(now));
                if (another) listener.Happened(EventKind.Start, task, new(state.Job.Release), new(state.Job.Release));
            }
        }
    }
}
