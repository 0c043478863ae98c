using System.Text.RegularExpressions;

namespace Distributor.Files.Tests;

/// <summary>Whatever a file holds, its mistakes are told with a place, or each of its tasksets can be made.</summary>
public sealed partial class BrokenFileTests
{
    private const string Whole = """
        tasksets:
          sweep:
            description: a sweep
            categories: [smoke]
            scheduler: [fixed-priority, edf]
            priorities: [explicit, rate-monotonic]
            duration: hyperperiod
            session: { goal: fairness }
            time-limit: 5 min
            trace: schedule
            tasks:
              a: { program: [hey, pi], argument: [1..4, x], period: [10 ms..20 ms step 5 ms, 50 ms], deadline: 9 ms, wcet: 1 ms }
              b: { program: burn, period: 100 ms, offset: [0 ms, 5 ms], quota: [1M..2M step 512K], caps: 99, critical-time: 90 ms, priority: 5 }
            expect: { deadlines: met, tasks: { a: { ends: [EXIT], response-time: { max: 9 ms }, events: { EXIT: 1..3 }, jobs-done: true } } }
          other:
            tasks:
              a: { jobs: [1..3], period: 1 s, jitter: 1 ms, blocking: 2 us, non-preemptive: [true, 1 ms] }
          random:
            machines: [simulated, remote]
            duration: 10 ms
            generate: { count: 3, seed: 2, tasks: [2, 3], utilisation: [0.5..0.9 step 0.2], method: uunifast-discard, max-utilisation: 0.9, deadlines: 0.5, granularity: 2 us,
              periods: { kind: harmonic, min: 1 ms, max: 9 ms, granularity: 1 us, factor: 3 } }
        """;

    private static readonly string[] Pieces =
        ["", " ", "\n", ":", "-", "[", "]", "{", "}", "..", "0", "99999999999999999999", "ms", " step ", "\"", "'", "*a", "&a ", "#", "~", "é", "\0", "duration: 1 s", "edf"];

    [Test]
    public void Nothing_is_thrown_and_what_is_read_can_be_made([Random(0, int.MaxValue, 40)] int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 50; round++)
        {
            var text = Whole;
            for (var cuts = random.Next(1, 4); cuts > 0; cuts--)
            {
                var at = random.Next(text.Length);
                text = text[..at] + Pieces[random.Next(Pieces.Length)] + text[Math.Min(text.Length, at + random.Next(6))..];
            }
            Check(text);
        }
    }

    [Test]
    public void Lines_can_be_missing_twice_or_in_another_order([Random(0, int.MaxValue, 20)] int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 50; round++)
        {
            var lines = Whole.Split('\n').ToList();
            for (var moves = random.Next(1, 4); moves > 0; moves--)
            {
                var line = lines[random.Next(lines.Count)];
                if (random.Next(2) == 0) lines.Remove(line);
                if (random.Next(2) == 0) lines.Insert(random.Next(lines.Count), line);
            }
            Check(string.Join('\n', lines));
        }
    }

    [Test]
    public void The_whole_file_has_no_mistake() => Assert.That(Yaml.Read(Whole), Has.Count.EqualTo(2 * 2 * 2 * 5 * 4 * 2 * 3 + 6 + 18));

    [Test]
    public void A_broken_taskset_hides_no_mistake_of_others() => Assert.That(Yaml.Mistakes("""
        # Four of them.
        tasksets:
          open: { tasks: { a: { period: 10 ms }
          good: { tasks: { a: { period: 10 ms } } }

          mistaken:
            tasks: { a: { period: 10 } }
          quoted:
            description: "no end
            tasks: { a: { period: 10 ms } }
        """), Is.EqualTo(new[]
    {
        "f.yaml:4:1: This is no YAML: While parsing a flow mapping,  did not find expected ',' or '}'.",
        "f.yaml:7:27: `period: 10` is no time: a time needs a unit, as in `10 ms`.",
        "f.yaml:9:18: This is no YAML: While scanning a multi-line double-quoted scalar, found wrong indentation.",
    }));

    [Test]
    public void Every_tab_that_indents_is_told_at_its_place() => Assert.That(
        Yaml.Mistakes("tasksets:\n  t:\n\ttasks:\n  \t  a: {}\n"), Is.EqualTo(new[] { "f.yaml:3:1: YAML is indented by blanks, and this is a tab.", "f.yaml:4:3: YAML is indented by blanks, and this is a tab." }));

    [Test]
    public void A_key_that_is_there_twice_is_told_with_the_place_of_the_first() => Assert.That(
        Yaml.Mistakes("""
            tasksets:
              t: { tasks: { a: { period: 1 ms, jobs: 2, period: 2 ms }, b: [ { x: 1 }, { x: 2 } ], a: {} } }
              u: { tasks: { a: { priod: 1 ms } } }
              t: { tasks: { a: {} } }
            """), Is.EqualTo(new[]
        {
            "f.yaml:2:45: `period` is here a second time: the first is in line 2, column 22.",
            "f.yaml:2:88: `a` is here a second time: the first is in line 2, column 17.",
            "f.yaml:3:22: Unknown key `priod` in task `a`: did you mean `period`?",
            "f.yaml:4:3: `t` is here a second time: the first is in line 2, column 3.",
        }));

    private static void Check(string text)
    {
        var file = Parse(text);
        Assert.That(file.Errors.All(error => error.Location is { Line: >= 1, Column: >= 1 }), text);
        if (file.Errors.Count > 0) Assert.That(file.Tasksets, Is.Empty, text);
        foreach (var index in new[] { 0, file.Tasksets.Count / 2, file.Tasksets.Count - 1 }.Where(index => index >= 0 && index < file.Tasksets.Count))
        {
            var taskset = file.Tasksets[index];
            Assert.That(FilterableName().IsMatch(taskset.Name), text);
            Assert.That(taskset.Tasks.Count > 0 && taskset.Tasks.All(task => task.Jobs >= 1), text);
        }
    }

    private static TasksetFile Parse(string text)
    {
        try
        {
            return TasksetFile.Parse("f.yaml", text);
        }
        catch (Exception error)
        {
            throw new AssertionException($"{error}\n{text}");
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_.-]+\z")]
    private static partial Regex FilterableName();
}
