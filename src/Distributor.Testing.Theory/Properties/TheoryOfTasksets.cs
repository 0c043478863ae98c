using Distributor.Analysis;
using Distributor.Analysis.Overheads;
using Distributor.Model;

namespace Distributor.Testing.Theory;

/// <summary>What schedulability tests say of tasksets, for the choice of those that a property is about.</summary>
public static class TheoryOfTasksets
{
    /// <summary>
    /// Whether a schedulability test accepts it. Throws <see cref="ArgumentException"/> for a name that is no test's, and for a taskset that lacks a WCET.
    /// </summary>
    /// <param name="taskset">Of a fitting scheduling policy: else no test accepts it.</param>
    /// <param name="test">The test's name: <c>rta</c>, <c>qpa-overheads</c>.</param>
    /// <param name="overheads">What the kernel takes, for the tests that count it: see <see cref="MachinesOfTests.OverheadsAsync"/>. Null: nothing.</param>
    public static bool IsAcceptedBy(this Taskset taskset, string test, KernelOverheads? overheads = null)
    {
        ArgumentNullException.ThrowIfNull(taskset);
        SchedulabilityTest[] all = [.. SchedulabilityTest.All(), .. SchedulabilityTest.With(overheads ?? KernelOverheads.None)];
        var chosen = all.FirstOrDefault(one => one.Name == test) ?? throw new ArgumentException($"`{test}` is no schedulability test. There are {string.Join(", ", all.Select(one => one.Name))}.", nameof(test));
        if (!AnalysisTask.TryOf(taskset, out var tasks, out var missing)) throw new ArgumentException($"{taskset.Name}: {missing}", nameof(taskset));
        return chosen.Policy == taskset.Policy && chosen.Analyse(tasks, CancellationToken.None).Verdict is AnalysisVerdict.Accepts;
    }
}
