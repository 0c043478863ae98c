using Distributor.Files.Reading;
using Distributor.Model;

namespace Distributor.Files.Tests;

/// <summary>What the README shows and lists is so.</summary>
public sealed class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));

    private static readonly string[] Examples = [.. Text.Split("```yaml\n").Skip(1).Select(part => part.Split("```")[0])];

    [Test]
    public void Its_examples_are_read_without_mistakes_or_warnings()
    {
        const string tasks = "tasksets:\n  t:\n    tasks: { neighbour: { program: hey }, greedy: { program: burn } }\n";
        Assert.Multiple(() =>
        {
            foreach (var example in Examples)
            {
                var file = TasksetFile.Parse("README.md", example.StartsWith("  ", StringComparison.Ordinal) && char.IsAsciiLetter(example[2]) ? $"tasksets:\n{example}"
                    : example.StartsWith("    expect", StringComparison.Ordinal) ? tasks + example
                    : example);
                Assert.That(file.Errors.Concat(file.Warnings), Is.Empty, example);
            }
        });
    }

    [Test]
    public void Its_sweep_has_the_tasksets_that_it_says()
    {
        var sweep = TasksetFile.Parse("README.md", Examples[1]).Tasksets;
        Assert.That((sweep.Count, sweep[0].Name), Is.EqualTo((2 * 4 * 7, "sweep.scheduler-fixed-priority.burn-argument-1000.burn-period-10ms")));
    }

    [Test]
    public void Its_tables_have_every_key_and_no_other() => Assert.That(
        Text.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]),
        Is.EquivalentTo(TasksetKeys.Taskset.Concat(TasksetKeys.Task).Concat(TasksetKeys.Generate).Concat(TasksetKeys.TaskExpect)));

    [Test]
    public void Its_defaults_are_those_of_the_model()
    {
        var task = new RealTimeTask("a", "a", GuestTime.Zero);
        Assert.That(Text, Does.Contain($"| `priority` | 0, the highest, to {RealTimeTask.LowestPriority} | {task.Priority} |"));
        Assert.That(Text, Does.Contain($"| `caps` | number of capabilities | {task.Caps} |"));
        Assert.That(Text, Does.Contain($"| `quota` | size of its memory | `{SizeText.Format(task.QuotaBytes)}` |"));
    }
}
