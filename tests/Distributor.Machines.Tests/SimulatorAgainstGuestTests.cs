using Distributor.Analysis.Generation;
using Distributor.Analysis.Simulation;
using Distributor.Model;
using static Distributor.Machines.Tests.Guest;

namespace Distributor.Machines.Tests;

/// <summary>
/// The simulator and the reference guest make the same schedule of tasks that `burn`, but for what the guest's README says of its overheads. Virtual time.
/// </summary>
[Category("QEMU")]
public sealed class SimulatorAgainstGuestTests
{
    // More by hand: dotnet test tests/Distributor.Machines.Tests --filter "FullyQualifiedName~SimulatorAgainstGuest" -- 'TestRunParameters.Parameter(name="tasksets",value="1000")'
    private static readonly int Tasksets = TestContext.Parameters.Get("tasksets", 40);

    // "release of a job that does not get the processor", and "end of a job, and switch back"; the guest tells whole us.
    private const long ReleaseNanoseconds = 7_500, EndNanoseconds = 7_000, Rounding = 2_000;

    // A job that ends closer to the instant of its kill may be killed by the overheads, and then the schedules part.
    private static readonly GuestTime Close = GuestTime.FromMilliseconds(1);

    private static readonly GuestTime Ms1 = GuestTime.FromMilliseconds(1);

    [Test]
    public async Task Random_tasksets_have_the_same_jobs_ends_and_kills_on_both([Values] SchedulingPolicy policy)
    {
        await using var machine = await Source().StartAsync(1, CancellationToken.None);
        var (compared, killed, parted) = (0, 0, 0);
        for (var set = 0; set < Tasksets; set++)
        {
            // The last quarter are overloads, whose late jobs are killed.
            var utilisation = set < Tasksets * 3 / 4 ? 0.3m + 0.8m * set / Tasksets : 1.3m;
            var settings = new GeneratorSettings(2 + set % 5, utilisation, new LogUniformPeriods(Ms1 * 5, Ms1 * 60, Ms1)) { WcetGranularity = Ms1 };
            var taskset = TasksetGenerator.Numbered(9, set, settings).ToTaskset($"seed 9, set {set}", policy, Ms1 * 300);
            var simulated = Simulator.Run(taskset);
            var observed = (await Runner.RunAsync(machine, taskset, CancellationToken.None)).Trace;
            killed += observed.Jobs.Count(job => job.Outcome is EventKind.ExitPeriod);
            if (simulated.Jobs.Any(job => IsClose(taskset, job)))
            {
                if (!Outcomes(observed).SequenceEqual(Outcomes(simulated))) parted++;
                continue;
            }
            Compare(taskset, simulated, observed);
            compared++;
        }
        TestContext.Out.WriteLine($"{compared} of {Tasksets} tasksets end alike, {killed} jobs killed; of the {Tasksets - compared} with a job that ends within {Close} of its kill, {parted} end otherwise");
        Assert.That(compared, Is.GreaterThan(Tasksets / 2));
        Assert.That(killed, Is.GreaterThan(0));
    }

    private static void Compare(Taskset taskset, Trace simulated, Trace observed)
    {
        var text = $"{taskset.Name}: {string.Join(", ", taskset.Tasks.Select(task => $"{task.Name} C {task.Wcet} T {task.Period} p {task.Priority}"))}";
        var ends = observed.Jobs.ToDictionary(job => (job.Task, job.Index));
        Assert.That(Outcomes(observed), Is.EqualTo(Outcomes(simulated)), text);
        foreach (var job in simulated.Jobs)
        {
            var late = (ends[(job.Task, job.Index)].End!.Value - job.End!.Value).Nanoseconds;
            Assert.That(late, Is.InRange(-Rounding, Overheads(observed, ends[(job.Task, job.Index)])), $"{text}\n{taskset.Tasks[job.Task].Name} job {job.Index} is to end at {job.End}");
        }
    }

    private static IEnumerable<(int Task, int Index, GuestTime Release, EventKind? Outcome)> Outcomes(Trace trace) => trace.Jobs.Select(job => (job.Task, job.Index, job.Release, job.Outcome)).Order();

    // Of all releases and ends since the processor was last idle, all of which can have delayed the job.
    private static long Overheads(Trace trace, Job job)
    {
        var start = job.Release;
        while (trace.Jobs.Where(other => other.Release < start && other.End >= start).Select(other => (GuestTime?)other.Release).Min() is { } earlier) start = earlier;
        var since = trace.Jobs.Where(other => other.Release >= start && other.Release <= job.End).ToArray();
        return Rounding + since.Length * ReleaseNanoseconds + since.Count(other => other.End <= job.End) * EndNanoseconds;
    }

    private static bool IsClose(Taskset taskset, Job job) =>
        job.Outcome is EventKind.Exit && taskset.Tasks[job.Task] is { Period: var period } && job.Release + period - job.End < Close;
}
