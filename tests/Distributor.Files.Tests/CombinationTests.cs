using System.Text.RegularExpressions;
using Distributor.Model;
using static Distributor.Files.Tests.Yaml;

namespace Distributor.Files.Tests;

/// <summary>What holds of every file's combinations, and of very many.</summary>
public sealed partial class CombinationTests
{
    private const string Million = """
        tasksets:
          few: { tasks: { a: { priority: [1..3] } } }
          million:
            tasks:
              a: { argument: [1..1000], period: [1 ms..100 ms step 1 ms], priority: [1..10] }
          last: { tasks: { a: {} } }
        """;

    [Test]
    public void Each_combination_is_there_exactly_once_under_a_name_of_its_own([Random(0, int.MaxValue, 25)] int seed)
    {
        var random = new Random(seed);
        var (arguments, priorities, periods) = (Some(random, 1000), Some(random, 127), Some(random, 50));
        var text = $$"""
            tasksets:
              first: { scheduler: [edf, fixed-priority], tasks: { a: { argument: [{{List(arguments)}}], period: 60 ms }, b: { period: [{{List(periods, " ms")}}] } } }
              plain: { tasks: { a: {} } }
              second: { tasks: { c: { priority: [{{List(priorities)}}], argument: [1..{{arguments.Length}}] } } }
            """;
        var tasksets = Read(text);
        var combinations = tasksets.Select(taskset => string.Join(' ', taskset.Tasks.Select(task => $"{taskset.Policy} {task}"))).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(tasksets, Has.Count.EqualTo(2 * arguments.Length * periods.Length + 1 + priorities.Length * arguments.Length), text);
            Assert.That(combinations.Distinct().Count(), Is.EqualTo(tasksets.Count), text);
            Assert.That(tasksets.Select(taskset => taskset.Name).Distinct().Count(), Is.EqualTo(tasksets.Count), text);
            Assert.That(tasksets.All(taskset => FilterableName().IsMatch(taskset.Name)), text);
            Assert.That(Enumerable.Range(0, tasksets.Count).Select(index => tasksets[index].Name), Is.EqualTo(tasksets.Select(taskset => taskset.Name)), text);
        });
    }

    [Test]
    public void A_million_variants_cost_no_memory_until_they_are_asked_for()
    {
        Read(Million);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var tasksets = TasksetFile.Parse("f.yaml", Million).Tasksets;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(tasksets, Has.Count.EqualTo(1_000_004));
        Assert.That(allocated, Is.LessThan(1_000_000), "one byte a variant would be more");
    }

    [Test]
    public void Any_one_of_a_million_can_be_asked_for()
    {
        var tasksets = Read(Million);
        Assert.That(tasksets[2].Name, Is.EqualTo("few.a-priority-3"));
        Assert.That(tasksets[3].Name, Is.EqualTo("million.a-argument-1.a-period-1ms.a-priority-1"));
        Assert.That(tasksets[1_000_002].Name, Is.EqualTo("million.a-argument-1000.a-period-100ms.a-priority-10"));
        Assert.That(tasksets[1_000_002].Tasks.Single(), Is.EqualTo(new RealTimeTask("a", "a", GuestTime.FromMilliseconds(100)) { Argument = "1000", Priority = 10 }));
        Assert.That(tasksets[1_000_003].Name, Is.EqualTo("last"));
        Assert.That(() => tasksets[1_000_004], Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void More_combinations_than_can_be_counted_are_told_at_the_taskset() => Assert.That(
        Mistakes("tasksets:\n  t: { tasks: { a: { argument: [1..100000], caps: [1..100000] } } }"),
        Is.EqualTo(new[] { "f.yaml:2:3: Taskset `t` has 10000000000 combinations of its lists; at most 2147483647 can be counted." }));

    [Test]
    public void So_are_more_than_any_number_holds() => Assert.That(
        Mistakes("tasksets:\n  t: { tasks: { a: { argument: [1..2000000000], caps: [1..2000000000], jobs: [1..2000000000], period: 1 us } } }").Single(),
        Does.Contain("has more than 9e18 combinations"));

    [Test]
    public void So_are_those_of_a_whole_file() => Assert.That(
        Mistakes("tasksets:\n  s: { tasks: { a: { argument: [1..2000000000] } } }\n  t: { tasks: { a: { argument: [1..2000000000] } } }"),
        Is.EqualTo(new[] { "f.yaml:3:3: The tasksets up to this one have more than 2147483647 combinations: use several files." }));

    private static int[] Some(Random random, int most) => [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(1, most)).Distinct()];

    private static string List(int[] numbers, string unit = "") => string.Join(", ", numbers.Select(number => $"{number}{unit}"));

    [GeneratedRegex(@"^[A-Za-z0-9_.-]+$")]
    private static partial Regex FilterableName();
}
