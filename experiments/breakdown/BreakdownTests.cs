using System.Globalization;
using Distributor.Analysis.FixedPriority;
using Distributor.Analysis.Generation;
using Distributor.Analysis.Sensitivity;
using Distributor.Dispatch;
using Distributor.Model;
using Distributor.Testing;
using NUnit.Framework;

namespace Experiments.Breakdown;

/// <summary>
/// Up to which utilisation can random tasksets be scaled before rate-monotonic priorities lose them (Lehoczky, Sha and Ding, RTSS 1989, found 88 % on the average),
/// and does the guest lose them there, too? Each taskset runs scaled to just below its breakdown utilisation, where it meets all deadlines, and to just above,
/// where it misses one: response-time analysis is exact, and the release of all tasks together is the worst case. The picture of it all is attached.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class BreakdownTests
{
    private const int Sets = 10;

    private static readonly int[] Tasks = [2, 5, 10, 20];

    private static readonly GuestTime Ms1 = GuestTime.FromMilliseconds(1), Us1 = GuestTime.FromMicroseconds(1);

    [Test, Category("theory")]
    public async Task The_guest_breaks_down_where_theory_says()
    {
        var scaled = await Task.WhenAll(from tasks in Tasks from set in Enumerable.Range(0, Sets) select RunAsync(tasks, set));
        Assert.Multiple(() =>
        {
            foreach (var (_, below, above, _) in scaled)
            {
                Assert.That(below.Verdict, Is.EqualTo("met"), below.Taskset.Name);
                Assert.That(above.Verdict, Is.EqualTo("missed"), above.Taskset.Name);
            }
        });
        BreakdownColumn[] columns = [.. scaled.GroupBy(one => one.Tasks, one => new BreakdownPoint(one.Breakdown, one.Breakdown * 0.99, one.Breakdown * 1.01), (tasks, points) => new BreakdownColumn(tasks, [.. points]))];
        foreach (var column in columns)
        {
            var utilisations = column.Points.Select(point => point.Theory).ToArray();
            TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{column.Tasks} tasks break down at a utilisation of {utilisations.Average():0.000} on the average, from {utilisations.Min():0.000} to {utilisations.Max():0.000}; so does the guest, to 1 %."));
        }
        var picture = BreakdownPicture.Of(columns);
        foreach (var file in new[] { "breakdown.svg", "breakdown.png" })
        {
            var path = Path.Combine(TestDistribution.Current.ResultsFolder, file);
            picture.Save(path, 900, 540);
            TestContext.AddTestAttachment(path);
        }
    }

    private static async Task<(int Tasks, Run Below, Run Above, double Breakdown)> RunAsync(int tasks, int set)
    {
        var settings = new GeneratorSettings(tasks, 0.5m, new LogUniformPeriods(Ms1 * 10, Ms1 * 100, Ms1)) { WcetGranularity = Us1 };
        var breakdown = WcetSensitivity.BreakdownUtilisation(TasksetGenerator.Numbered(1, set, settings).Tasks, ResponseTimeAnalysis.Accepts)!;
        var runs = await Task.WhenAll(ScaledAsync(99), ScaledAsync(101));
        return (tasks, runs[0], runs[1], (double)breakdown.Utilisation.Approximately);

        // Longer than any busy period that begins with the release of all tasks.
        Task<Run> ScaledAsync(int percent) => Tasksets.RunAsync(new GeneratedTaskset(
            [.. breakdown.Tasks.Select(task => task with { Wcet = new(task.Wcet.Nanoseconds / 100 * percent) })], breakdown.Utilisation)
            .ToTaskset(string.Create(CultureInfo.InvariantCulture, $"breakdown.tasks-{tasks}.set-{set}.percent-{percent}"), SchedulingPolicy.FixedPriority, Ms1 * 200));
    }
}
