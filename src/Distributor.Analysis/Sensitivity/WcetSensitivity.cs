using System.Numerics;
using Distributor.Model;

namespace Distributor.Analysis.Sensitivity;

/// <summary>How much longer jobs could execute: binary searches with a test that accepts less and less as WCETs grow, best an exact one.</summary>
public static class WcetSensitivity
{
    private const long One = 1_000_000;

    /// <summary>
    /// All WCETs scaled by the largest factor that the test accepts (J. P. Lehoczky, L. Sha and Y. Ding, "The Rate Monotonic Scheduling Algorithm: Exact
    /// Characterization and Average Case Behavior", RTSS 1989, section 4), to a millionth. Null when no factor is accepted, or all WCETs are 0.
    /// </summary>
    /// <param name="tasks">Their utilisation is above 0.</param>
    /// <param name="accepts">The test.</param>
    /// <param name="processors">No factor is tried that needs more. Default: 1.</param>
    public static Breakdown? BreakdownUtilisation(IReadOnlyList<AnalysisTask> tasks, Func<IReadOnlyList<AnalysisTask>, bool> accepts, int processors = 1)
    {
        AnalysisTasks.Check(tasks);
        ArgumentNullException.ThrowIfNull(accepts);
        var utilisation = Utilisation.Of(tasks);
        if (utilisation.Numerator.IsZero) return null;
        var most = BigInteger.Min(utilisation.Denominator * processors * One / utilisation.Numerator + 1, long.MaxValue);
        if (Largest((long)most, factor => accepts(Scaled(tasks, factor))) is not { } factor) return null;
        var scaled = Scaled(tasks, factor);
        return new(scaled, factor, Utilisation.Of(scaled));
    }

    /// <summary>
    /// The longest WCET of one task, to the ns and at most its deadline, that the test accepts with all others as they are (E. Bini, M. Di Natale and
    /// G. Buttazzo, "Sensitivity Analysis for Fixed-Priority Real-Time Systems", Real-Time Systems 39, 2008). Null when it does not accept 0 either.
    /// </summary>
    public static GuestTime? LongestWcet(IReadOnlyList<AnalysisTask> tasks, int task, Func<IReadOnlyList<AnalysisTask>, bool> accepts)
    {
        AnalysisTasks.Check(tasks);
        ArgumentNullException.ThrowIfNull(accepts);
        var most = Math.Min(tasks[task].Deadline.Nanoseconds, tasks[task].Period.Nanoseconds);
        return Largest(most, wcet => accepts([.. tasks.Select((other, index) => index == task ? other with { Wcet = new(wcet) } : other)])) is { } longest
            ? new GuestTime(longest) : null;
    }

    private static long? Largest(long most, Func<long, bool> accepts)
    {
        if (!accepts(0)) return null;
        var (good, bad) = (0L, most);
        if (accepts(most)) return most;
        while (bad - good > 1)
        {
            var middle = good + (bad - good) / 2;
            if (accepts(middle)) good = middle;
            else bad = middle;
        }
        return good;
    }

    private static AnalysisTask[] Scaled(IReadOnlyList<AnalysisTask> tasks, long factor) =>
        [.. tasks.Select(task => task with { Wcet = new((long)((BigInteger)task.Wcet.Nanoseconds * factor / One)) })];
}
