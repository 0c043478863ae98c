using System.Globalization;
using Distributor.Analysis;
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
/// where it misses one: response-time analysis is exact, and the release of all tasks together is the worst case.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class BreakdownTests
{
    private const int Sets = 10;

    private static readonly GuestTime Ms1 = GuestTime.FromMilliseconds(1), Us1 = GuestTime.FromMicroseconds(1);

    [Test, Category("theory")]
    public async Task The_guest_breaks_down_where_theory_says([Values(2, 5, 10, 20)] int tasks)
    {
        var settings = new GeneratorSettings(tasks, 0.5m, new LogUniformPeriods(Ms1 * 10, Ms1 * 100, Ms1)) { WcetGranularity = Us1 };
        var breakdowns = Enumerable.Range(0, Sets).Select(set => WcetSensitivity.BreakdownUtilisation(TasksetGenerator.Numbered(1, set, settings).Tasks, ResponseTimeAnalysis.Accepts)!).ToArray();
        var runs = await Task.WhenAll(breakdowns.SelectMany((breakdown, set) => (IEnumerable<Task<Run>>)[RunAsync(breakdown, set, percent: 99), RunAsync(breakdown, set, percent: 101)]));
        Assert.Multiple(() =>
        {
            foreach (var run in runs) Assert.That(run.Verdict, Is.EqualTo(run.Taskset.Name.EndsWith("-99", StringComparison.Ordinal) ? "met" : "missed"), run.Taskset.Name);
        });
        var utilisations = breakdowns.Select(breakdown => breakdown.Utilisation.Approximately).ToArray();
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tasks} tasks break down at a utilisation of {utilisations.Average():0.000} on the average, from {utilisations.Min():0.000} to {utilisations.Max():0.000}; so does the guest, to 1 %."));

        // Longer than any busy period that begins with the release of all tasks.
        Task<Run> RunAsync(Distributor.Analysis.Sensitivity.Breakdown breakdown, int set, int percent) => Tasksets.RunAsync(new GeneratedTaskset(
            [.. breakdown.Tasks.Select(task => task with { Wcet = new(task.Wcet.Nanoseconds / 100 * percent) })], breakdown.Utilisation)
            .ToTaskset(string.Create(CultureInfo.InvariantCulture, $"breakdown.tasks-{tasks}.set-{set}.percent-{percent}"), SchedulingPolicy.FixedPriority, Ms1 * 200));
    }
}
