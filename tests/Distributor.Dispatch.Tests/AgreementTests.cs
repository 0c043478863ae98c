using Distributor.FakeGuest;
using Distributor.Model;

namespace Distributor.Dispatch.Tests;

public sealed class AgreementTests
{
    private static readonly GuestTime Ms1 = GuestTime.FromMilliseconds(1);

    // Together 5 ms of the first 10: whoever is the more urgent responds in 2 ms.
    private static readonly Taskset TwoTasks = new("two", [Task("urgent", 2, priority: 1), Task("patient", 3, priority: 2)])
    {
        TraceDetail = TraceDetail.Schedule,
        Expect = new() { AnalysisAgrees = true },
    };

    [Test]
    public async Task A_guest_that_schedules_as_theory_assumes_agrees()
    {
        await using var pool = new Pool(Schedule(first: 0));
        var run = await pool.RunAsync(TwoTasks);
        Assert.That(run.Failures, Is.Empty);
        Assert.That(run.Agreement!.Judged, Has.Some.EqualTo("rta: no response of the run exceeds its bound."));
    }

    [Test]
    public async Task A_guest_that_does_not_fails_with_job_bound_and_schedule()
    {
        await using var pool = new Pool(Schedule(first: 1));
        var run = await pool.RunAsync(TwoTasks);
        Assert.That(run.Failures.Single(), Does.StartWith(
            "two: rta says that urgent responds in at most 2 ms; in the run urgent job 0, released at 0 ms, due at 10 ms, EXIT at 5 ms: 5 ms.\nurgent  ====").And.Contain("\npatient ####"));
    }

    [Test]
    public async Task A_guest_that_does_not_tell_its_schedule_is_not_accused()
    {
        await using var pool = new Pool(Schedule(first: 1, tells: false));
        var run = await pool.RunAsync(TwoTasks);
        Assert.That(run.Failures, Is.Empty);
        Assert.That(run.Remarks.Single(), Is.EqualTo(
            "Not judged: rta says that urgent responds in at most 2 ms; urgent job 0 took 5 ms, but the guest does not tell how long jobs executed: what the test says is conditional on measured execution times."));
    }

    [Test]
    public async Task Without_WCETs_the_expectation_fails_with_what_is_missing()
    {
        await using var pool = new Pool(Schedule(first: 0));
        var run = await pool.RunAsync(TwoTasks with { Tasks = [.. TwoTasks.Tasks.Select(task => task with { Wcet = null })] });
        Assert.That(run.Failures.Single(), Is.EqualTo("two: Whether analysis and run agree cannot be judged. It is conditional on measured execution times. No `wcet` of urgent, patient: an analysis needs that of every task."));
        Assert.That(run.Remarks, Is.Empty);
    }

    private static RealTimeTask Task(string name, int wcet, int priority) => new(name, "burn", Ms1 * 10) { Wcet = Ms1 * wcet, Priority = priority };

    // One job each; the first one to run is told.
    private static FakeScript Schedule(int first, bool tells = true) => async (session, cancellationToken) =>
    {
        int[] wcet = [2, 3];
        var (second, switched) = (1 - first, wcet[first]);
        var slices = $"<slice task-id=\"{first}\" job=\"0\" from-us=\"0\" to-us=\"{switched * 1000}\"/><slice task-id=\"{second}\" job=\"0\" from-us=\"{switched * 1000}\" to-us=\"5000\"/>";
        if (tells) await session.SendTextAsync($"<profile><schedule>{slices}</schedule></profile>\0", cancellationToken);
        await session.SendAsync([("START", 0, 0), ("START", 1, 0), ("EXIT", first, switched), ("JOBS_DONE", first, switched), ("EXIT", second, 5), ("JOBS_DONE", second, 5)], cancellationToken);
    };
}
