using System.Globalization;
using System.Numerics;
using Distributor.Model;

namespace Distributor.Analysis.FixedPriority;

/// <summary>
/// Utilisation bounds for fixed priorities on one processor. Applicable when priorities are rate-monotonic (whatever they were made by), deadlines are
/// implicit, and nothing blocks, jitters or suspends itself; both are sufficient. Throw <see cref="ArgumentException"/> as
/// <see cref="ResponseTimeAnalysis"/> does.
/// </summary>
public static class UtilisationBounds
{
    /// <summary>
    /// Test <c>liu-layland</c>: U is at most n (2^(1/n) - 1) (C. L. Liu and J. W. Layland, "Scheduling Algorithms for Multiprogramming in a
    /// Hard-Real-Time Environment", JACM 20(1), 1973, theorem 5). Compared as (U / n + 1)^n with 2, without rounding.
    /// </summary>
    public static AnalysisResult LiuLayland(IReadOnlyList<AnalysisTask> tasks) => Judge("liu-layland", tasks, () =>
    {
        var (utilisation, count) = (Utilisation.Of(tasks), tasks.Count);
        var denominator = utilisation.Denominator * count;
        var passes = BigInteger.Pow(utilisation.Numerator + denominator, count) <= 2 * BigInteger.Pow(denominator, count);
        // The bound as a number is for people.
        var bound = (count * (Math.Pow(2, 1.0 / count) - 1)).ToString("0.000", CultureInfo.InvariantCulture);
        return (passes, $"U = {utilisation}, and the bound n (2^(1/n) - 1) for n = {count} is {bound}");
    });

    /// <summary>
    /// Test <c>hyperbolic</c>: the product of all U_i + 1 is at most 2 (E. Bini, G. C. Buttazzo and G. M. Buttazzo, "Rate Monotonic Analysis: The
    /// Hyperbolic Bound", IEEE Transactions on Computers 52(7), 2003, theorem 1). It accepts whatever Liu and Layland's bound accepts.
    /// </summary>
    public static AnalysisResult Hyperbolic(IReadOnlyList<AnalysisTask> tasks) => Judge("hyperbolic", tasks, () =>
    {
        var product = tasks.Aggregate(Ratio.One, (product, task) => product * (Utilisation.Of(task) + Ratio.One));
        return (product <= 2, $"The product of U_i + 1 is {product}, and the bound 2");
    });

    private static AnalysisResult Judge(string test, IReadOnlyList<AnalysisTask> tasks, Func<(bool Passes, string Numbers)> bound)
    {
        AnalysisTasks.Check(tasks);
        if (WhyNot(tasks) is { } needs) return AnalysisResult.NotApplicable(test, needs);
        var (passes, numbers) = bound();
        var impossible = passes ? null : AnalysisTasks.Impossible(tasks);
        var verdict = passes ? AnalysisVerdict.Accepts : impossible is null ? AnalysisVerdict.Undecided : AnalysisVerdict.Rejects;
        return new(test, verdict, Exactness.Sufficient, impossible ?? $"{numbers}: {(passes ? "not above" : "above")}.") { Warnings = AnalysisTasks.Warnings(tasks) };
    }

    private static string? WhyNot(IReadOnlyList<AnalysisTask> tasks)
    {
        if (tasks.FirstOrDefault(task => task.Deadline < task.Period) is { } constrained)
            return $"{constrained.Name}: D = {constrained.Deadline} is below T = {constrained.Period}; the bound needs implicit deadlines.";
        if (tasks.FirstOrDefault(task => task.Blocking > GuestTime.Zero || task.Jitter > GuestTime.Zero || task.SelfSuspension > GuestTime.Zero
            || task.NonPreemptiveSection > GuestTime.Zero) is { } disturbed)
            return $"{disturbed.Name} has blocking, jitter, self-suspension or a non-preemptive section; the bound needs tasks without.";
        // Equal priorities: the later in order of periods must not be the more urgent, and among themselves only equal periods are rate-monotonic.
        var order = tasks.OrderBy(task => task.Priority).ThenBy(task => task.Period).ToArray();
        for (var next = 1; next < order.Length; next++)
        {
            var (higher, lower) = (order[next - 1], order[next]);
            if (higher.Period > lower.Period || (higher.Priority == lower.Priority && higher.Period != lower.Period))
                return $"Priorities are not rate-monotonic: {higher.Name} (T = {higher.Period}) is not below {lower.Name} (T = {lower.Period}).";
        }
        return null;
    }
}
