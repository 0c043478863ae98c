using System.Text.Json;
using Distributor.Files.Reading;
using Distributor.Files.Writing;
using Distributor.Model;

namespace Distributor.Files.Tests.Writing;

public sealed class TasksetYamlTests
{
    private const string Everything = """
        tasksets:
          all.of-it_1:
            description: 'Says "yes": # no'
            categories: [smoke, 'two words']
            scheduler: [fixed-priority, edf]
            session: { goal: fair, text: 'a: b' }
            time-limit: 1500 ms
            trace: schedule
            machines: [qemu, simulated]
            tasks:
              a: { program: burn, argument: '1..40', period: 10 ms, deadline: 9999 us, wcet: 2 ms, priority: 3, offset: 1 us, jobs: 7, quota: 1500, caps: 12, critical-time: 9 ms }
              '2': { period: 1 s, argument: "line\nline \u00e9 \\ '" }
              bare: {}
              null: { program: burn, period: 20 ms, jitter: 1 ms, blocking: 2 ms, non-preemptive: true }
              later: { program: burn, period: 20 ms, wcet: 9 ms, bcet: 1 ms, acet: 2500 us, non-preemptive: 3 ms }
            expect:
              deadlines: missed
              snapshot: events
              analysis: agrees
              tasks:
                a: { ends: [EXIT, EXIT_PERIOD], response-time: { min: 1 us, max: 5 ms }, events: { START: 2..3, EXIT: at least 1, EXIT_ERROR: 0 }, jobs-done: false }
                bare: { response-time: { max: 1 s } }
          until:
            duration: 95 ms
            priorities: rate-monotonic
            tasks: { a: { program: burn, period: [10 ms..30 ms step 10 ms] }, b: { program: burn, period: 35 ms } }
          drawn:
            duration: 1 s
            generate: { count: 3, seed: 7, tasks: 4, utilisation: 0.7, periods: { kind: log-uniform, min: 10 ms, max: 1 s, granularity: 1 ms } }
          analysed:
            machines: none
            tasks: { a: { period: 1500 ns, deadline: 1 us } }
        """;

    [Test]
    public void What_is_written_is_read_back_as_the_same_taskset() => Assert.Multiple(() =>
    {
        foreach (var taskset in Yaml.Read(Everything.Replace("bare: {}", "bare: { period: 1 s }", StringComparison.Ordinal)))
        {
            var text = TasksetYaml.Write(taskset);
            var file = TasksetFile.Parse("g.yaml", text);
            Assert.That(file.Errors, Is.Empty, text);
            Assert.That(Text(file.Tasksets.Single()), Is.EqualTo(Text(taskset with { Expect = taskset.Expect with { Snapshot = null } })), text);
        }
    });

    [Test]
    public void No_key_is_forgotten_but_the_generator_whose_tasks_are_written_as_drawn() => Assert.That(
        TasksetKeys.Taskset.Concat(TasksetKeys.Task).Concat(TasksetKeys.Expect).Concat(TasksetKeys.TaskExpect)
            .Where(key => key != "generate" && !Everything.Contains($"{key}:", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void A_small_taskset_is_a_small_file() => Assert.That(
        TasksetYaml.Write(new("met", [new("a", "burn", GuestTime.FromMilliseconds(20)) { Argument = "1000", Jobs = 2 }]) { Location = new("/x/good.yaml", 2, 3) }),
        Is.EqualTo("# met of /x/good.yaml:2:3, as it ran.\ntasksets:\n  met:\n    tasks:\n      a: { program: burn, argument: \"1000\", period: 20 ms, jobs: 2 }\n"));

    // All that a taskset says, but where.
    private static string Text(Taskset taskset) => JsonSerializer.Serialize(taskset with { Location = null });
}
