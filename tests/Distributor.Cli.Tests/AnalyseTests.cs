namespace Distributor.Cli.Tests;

public sealed class AnalyseTests : IDisposable
{
    private static readonly string[] Names =
    [
        "liu-layland", "hyperbolic", "rta", "rta-non-preemptive", "rta-floating-non-preemptive", "edf-utilisation", "qpa", "edf-response-time",
        "edf-non-preemptive-response-time", "global-edf-gfb",
    ];

    private readonly Command _command = new();

    public void Dispose() => _command.Dispose();

    [Test]
    public async Task An_object_a_taskset_has_what_every_test_says()
    {
        var file = _command.Write("theory.yaml", """
            tasksets:
              fixed: { machines: none, tasks: { a: { wcet: 10 ns, period: 30 ns, priority: 0 }, b: { wcet: 10 ns, period: 40 ns, priority: 1 }, c: { wcet: 12 ns, period: 50 ns, priority: 2 } } }
              edf: { machines: none, scheduler: edf, tasks: { a: { wcet: 2 ns, period: 5 ns, deadline: 4 ns }, b: { wcet: 3 ns, period: 6 ns, deadline: 5 ns } } }
              unknown: { tasks: { a: { period: 4 ms } } }
            """);
        var result = await _command.RunAsync("analyse", file, "--json");
        var tasksets = Command.Parse(result.StandardOutput);
        Assert.That(result.ExitCode, Is.Zero, result.StandardError);
        Assert.That(tasksets.Select(taskset => taskset.GetProperty("taskset").GetString()), Is.EqualTo(new[] { "fixed", "edf", "unknown" }));
        foreach (var taskset in tasksets)
            Assert.That(taskset.GetProperty("analyses").EnumerateArray().Select(analysis => analysis.GetProperty("name").GetString()), Is.SupersetOf(Names));
        Assert.That(tasksets[0].GetProperty("utilisation").GetDouble(), Is.EqualTo(10 / 30.0 + 10 / 40.0 + 12 / 50.0).Within(1e-9));
        Assert.That(Analysis(tasksets[0], "rta"), Is.EqualTo("""
            {"name":"rta","kind":"exact","verdict":"rejects","reason":"c: R = 52 ns > D = 50 ns at job 1; interference a 20 ns, b 20 ns","tasks":[{"task":"a","responseNs":10},{"task":"b","responseNs":20},{"task":"c","responseNs":52}],"overrun":"finish-late"}
            """));
        Assert.That(Analysis(tasksets[0], "qpa"), Is.EqualTo("""
            {"name":"qpa","kind":"sufficient","verdict":"not applicable","reason":"The taskset is scheduled by fixed priorities.","tasks":[]}
            """));
        Assert.That(Analysis(tasksets[1], "edf-response-time"), Does.Contain("""
            "verdict":"accepts","reason":"Every response time is within its deadline.","tasks":[{"task":"a","responseNs":4},{"task":"b","responseNs":5}]
            """.Trim()));
        Assert.That((tasksets[2].GetProperty("utilisation").GetRawText(), Analysis(tasksets[2], "rta")), Is.EqualTo(("null", """
            {"name":"rta","kind":"sufficient","verdict":"not applicable","reason":"No `wcet` of a: an analysis needs that of every task.","tasks":[]}
            """)));
    }

    [Test]
    public async Task People_get_what_is_applicable_and_a_count()
    {
        var file = _command.Write("text.yaml", "tasksets: { t: { machines: none, tasks: { a: { wcet: 1 ms, period: 3 ms, priority: 1 }, bb: { wcet: 3 ms, period: 6 ms, priority: 2 } } } }");
        Assert.That((await _command.RunAsync("analyse", file)).StandardOutput, Is.EqualTo("""
            t: schedulable, U = 0.833
              undecided  liu-layland  sufficient  U = 0.833, and the bound n (2^(1/n) - 1) for n = 2 is 0.828: above.
              accepts    hyperbolic   sufficient  The product of U_i + 1 is 2.000, and the bound 2: not above.
              accepts    rta          exact       Every response time is within its deadline.

              task  C     T     D     R by rta
              a     1 ms  3 ms  3 ms  1 ms
              bb    3 ms  6 ms  6 ms  5 ms

            1 taskset: 1 schedulable.

            """));
    }

    [Test]
    public async Task On_several_processors_tests_for_one_say_nothing()
    {
        var file = _command.Write("many.yaml", "tasksets: { t: { machines: none, scheduler: edf, tasks: { a: { wcet: 3 ms, period: 4 ms }, b: { wcet: 3 ms, period: 4 ms } } } }");
        var taskset = Command.Parse((await _command.RunAsync("analyse", file, "--json", "--processors", "2")).StandardOutput).Single();
        Assert.That(Analysis(taskset, "qpa"), Does.Contain("The test is for one processor, and there are 2."));
        Assert.That(Analysis(taskset, "global-edf-gfb"), Does.Contain("\"verdict\":\"undecided\""));
    }

    private static string Analysis(System.Text.Json.JsonElement taskset, string name) =>
        taskset.GetProperty("analyses").EnumerateArray().Single(analysis => analysis.GetProperty("name").GetString() == name).GetRawText();
}
