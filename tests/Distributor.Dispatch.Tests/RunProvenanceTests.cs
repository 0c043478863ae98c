using System.Reflection;
using Distributor.Machines;
using Distributor.Model;

namespace Distributor.Dispatch.Tests;

public sealed class RunProvenanceTests
{
    private static readonly string[] OfTheName = [nameof(Taskset.Name), nameof(Taskset.Description), nameof(Taskset.Categories), nameof(Taskset.Location), nameof(Taskset.Machines)];

    private static readonly TaskExpectation Expected = new("a") { Events = [new(EventKind.Exit, 1)] };

    private static readonly Taskset Taskset = new("t", [new("a", "burn", GuestTime.FromMilliseconds(10))]) { Expect = new() { Tasks = [Expected] } };

    private static readonly object[] Values = ["other", 7, 7L, true, GuestTime.FromMilliseconds(7), TimeSpan.FromSeconds(7), SchedulingPolicy.EarliestDeadlineFirst, TraceDetail.Schedule,
        DeadlineExpectation.Missed, SnapshotLevel.Exact, EventKind.ExitError, MachineKinds.Simulated, new SourceLocation("f.yaml", 7, 7), new SessionParameters([new("goal", "fairness")]),
        new RealTimeTask[] { new("b", "burn", GuestTime.FromMilliseconds(7)) }, new Expectation(DeadlineExpectation.Missed), new[] { "other" }, new[] { EventKind.Exit },
        new EventCount[] { new(EventKind.Exit, 7) }, new[] { new TaskExpectation("b") }];

    [TestCaseSource(nameof(Changes))]
    public void Whatever_decides_about_a_run_or_its_verdict_makes_its_provenance_another(string what, Taskset changed) =>
        Assert.That(HashOf(changed), Is.Not.EqualTo(HashOf(Taskset)), what);

    [Test]
    public void What_a_taskset_is_called_and_where_it_may_run_is_not_in_its_provenance() =>
        Assert.That(OfTheName.Select(name => HashOf(With(Taskset, typeof(Taskset).GetProperty(name)!))), Is.All.EqualTo(HashOf(Taskset)));

    private static IEnumerable<TestCaseData> Changes() =>
        [.. From(Taskset, taskset => taskset, except: OfTheName),
            .. From(Taskset.Tasks[0], task => Taskset with { Tasks = [task] }),
            .. From(Taskset.Expect, expect => Taskset with { Expect = expect }),
            .. From(Expected, task => Taskset with { Expect = new() { Tasks = [task] } }),
            .. From(Expected.Events[0], count => Taskset with { Expect = new() { Tasks = [Expected with { Events = [count] }] } })];

    private static IEnumerable<TestCaseData> From<T>(T record, Func<T, Taskset> into, params string[] except) where T : notnull => typeof(T).GetProperties()
        .Where(property => property.SetMethod is not null && !except.Contains(property.Name))
        .Select(property => new TestCaseData($"{typeof(T).Name}.{property.Name}", into(With(record, property))).SetArgDisplayNames($"{typeof(T).Name}.{property.Name}"));

    // As `with` does, for any property.
    private static T With<T>(T record, PropertyInfo property) where T : notnull
    {
        var copy = (T)typeof(T).GetMethod("<Clone>$")!.Invoke(record, [])!;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        property.SetValue(copy, Values.First(value => type.IsInstanceOfType(value)));
        return copy;
    }

    private static string HashOf(Taskset taskset) => RunProvenance.Of(taskset, "", new MachineProvenance("qemu", "", null, null, null)).Taskset;
}
