using Distributor.Files.Variants;
using static Distributor.Files.Tests.Yaml;

namespace Distributor.Files.Tests;

public sealed class NameClashTests
{
    [TestCase("argument: [10, 10]", "f.yaml:4:27: `argument` lists 10 twice: each variant needs a name of its own.")]
    [TestCase("argument: [1..9, 7]", "f.yaml:4:29: `argument` lists 7 twice")]
    [TestCase("argument: [7, 1..9]", "f.yaml:4:26: `argument` lists 7 twice")]
    [TestCase("argument: [1..9 step 2, 4..9 step 3]", "f.yaml:4:36: `argument` lists 7 twice")]
    [TestCase("period: [1 ms, 1000 us]", "f.yaml:4:27: `period` lists 1ms twice")]
    [TestCase("program: [hey, hey]", "f.yaml:4:27: `program` lists hey twice")]
    public void A_value_that_a_list_has_twice_is_a_mistake(string attribute, string message) =>
        Assert.That(Mistakes(Task(attribute)).Single(), Does.StartWith(message));

    [TestCase("argument: [1..9 step 2, 2..9 step 2]")]
    [TestCase("argument: [1..2000000000 step 2, 2..2000000000 step 2]")]
    [TestCase("argument: [1, \"01\", 1.0]")]
    public void Values_that_differ_are_none(string attribute) => Assert.That(TasksetFile.Parse("f.yaml", Task(attribute)).Errors, Is.Empty);

    [TestCase("sweep: { tasks: { b: { argument: [1] } } }, sweep.b-argument-1: { tasks: { b: {} } }", "`sweep.b-argument-1` could be the name of a variant of `sweep`")]
    [TestCase("s: { tasks: { x.y: { argument: [1] } } }, s.x: { tasks: { y: { argument: [1] } } }", "could be the name of a variant of")]
    public void A_taskset_that_is_called_like_a_variant_of_another_is_a_mistake(string tasksets, string message) =>
        Assert.That(Mistakes($"tasksets: {{ {tasksets} }}").Single(), Does.Contain(message));

    [TestCase("sweep: { tasks: { b: { argument: [1] } } }, sweep.other: { tasks: { b: {} } }, sweep.b: { tasks: { b: {} } }")]
    [TestCase("sweep: { tasks: { b: {} } }, sweep.b-argument-1: { tasks: { b: {} } }")]
    public void A_taskset_that_only_begins_like_another_is_none(string tasksets) => Assert.That(Read($"tasksets: {{ {tasksets} }}"), Is.Not.Empty);

    [Test]
    public void A_word_that_contains_the_name_of_another_list_is_a_mistake() => Assert.That(
        Mistakes(Task("argument: [x, 1.a-caps-2], caps: [1, 2]")), Is.EqualTo(new[]
        {
            "f.yaml:4:22: `1.a-caps-2` contains the name of another list, so variants could have the same name.",
        }));

    [Test]
    public void The_common_numbers_of_two_ranges_are_found_as_by_hand([Random(0, int.MaxValue, 200)] int seed)
    {
        var random = new Random(seed);
        var (one, other) = (Some(random), Some(random));
        var byHand = Numbers(one).Intersect(Numbers(other)).ToArray();
        var found = one.Common(other);
        Assert.That(found is null, Is.EqualTo(byHand.Length == 0), $"{one} {other}");
        if (found is { } number) Assert.That(byHand, Does.Contain(number), $"{one} {other}");
    }

    private static Progression Some(Random random) => new(random.Next(-20, 20), random.Next(1, 12), random.Next(1, 12));

    private static IEnumerable<long> Numbers(Progression range) => Enumerable.Range(0, range.Count).Select(index => range[index]);
}
