using System.Globalization;
using System.Text.Json;
using Distributor.Files.Traces;

namespace Distributor.Files.Tests.Traces;

public sealed class TraceFormatTests
{
    [Test]
    public void Perfetto_gets_a_track_a_task_and_its_slices()
    {
        var events = JsonDocument.Parse(ChromeTrace.Write(Traces.Preempted)).RootElement.GetProperty("traceEvents").EnumerateArray().ToArray();
        Assert.That(events.Where(shown => Text(shown, "name") == "thread_name").Select(shown => Text(shown.GetProperty("args"), "name")), Is.EqualTo(new[] { "short", "long" }));
        Assert.That(events.Where(shown => Text(shown, "ph") == "X").Select(shown => (Text(shown, "name"), shown.GetProperty("ts").GetDouble(), shown.GetProperty("dur").GetDouble())),
            Is.EqualTo(new[] { ("short 0", 0.0, 10_000.0), ("long 0", 10_000.0, 10_000.0), ("long 0", 25_000.0, 5_000.0) }));
        Assert.That(events.Select(shown => Text(shown, "name")), Has.Member("EXIT_PERIOD 0"));
    }

    [Test]
    public void BTF_tells_preemptions_and_ends_in_the_order_of_time() =>
        Assert.That(Btf.Write(Traces.Preempted).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'), Is.EqualTo(new[]
        {
            "0,STI_short,0,T,short,0,activate",
            "0,STI_long,0,T,long,0,activate",
            "0,Core_0,0,T,short,0,start",
            "10000000,Core_0,0,T,short,0,terminate",
            "10000000,Core_0,0,T,long,0,start",
            "20000000,Core_0,0,T,long,0,preempt",
            "25000000,Core_0,0,T,long,0,resume",
            "30000000,Core_0,0,T,long,0,terminate",
        }));

    [Test]
    public void BTF_tells_in_its_header_how_jobs_ended_that_did_not_return() =>
        Assert.That(Btf.Write(Traces.Preempted), Does.StartWith("#version 2.1.3\n#creator Distributor.Experiments\n#timeScale ns\n# long job 0: EXIT_PERIOD at 30000000\n0,STI_short,0,T,short,0,activate\n"));

    // Version 2.1.3, table 7 and figure 3: what may follow on what for an instance of a process.
    private static readonly Dictionary<string, string[]> Next = new()
    {
        [""] = ["activate"], ["activate"] = ["start"], ["start"] = ["preempt", "terminate"], ["preempt"] = ["resume"], ["resume"] = ["preempt", "terminate"], ["terminate"] = [],
    };

    [Test]
    public void BTF_follows_the_state_chart_of_processes_and_the_core_has_one_at_a_time([Range(1, 20)] int seed)
    {
        var trace = Traces.Simulated(seed);
        var (states, running, before) = (new Dictionary<string, string>(), (string?)null, 0L);
        foreach (var line in Btf.Write(trace).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'))
        {
            var fields = line.Split(',');
            Assert.That(fields, Has.Length.EqualTo(7), line);
            var (time, process, what) = (long.Parse(fields[0], CultureInfo.InvariantCulture), $"{fields[4]} {fields[5]}", fields[6]);
            Assert.That(Next[states.GetValueOrDefault(process, "")], Does.Contain(what), $"seed {seed}: {line}");
            Assert.That(time, Is.GreaterThanOrEqualTo(before), line);
            (states[process], before) = (what, time);
            if (fields[1] != "Core_0") continue;
            Assert.That(running, Is.EqualTo(what is "start" or "resume" ? null : process), $"seed {seed}: {line}");
            running = what is "start" or "resume" ? process : null;
        }
        Assert.That(states.Values, Is.All.EqualTo("terminate"), $"seed {seed}");
    }

    [Test]
    public void Perfettos_slices_of_a_track_do_not_overlap([Range(1, 20)] int seed)
    {
        var events = JsonDocument.Parse(ChromeTrace.Write(Traces.Simulated(seed))).RootElement.GetProperty("traceEvents").EnumerateArray().ToArray();
        foreach (var track in events.Where(shown => Text(shown, "ph") == "X").GroupBy(shown => shown.GetProperty("tid").GetInt32()))
        {
            var end = 0.0;
            foreach (var (from, length) in track.Select(shown => (shown.GetProperty("ts").GetDouble(), shown.GetProperty("dur").GetDouble())))
            {
                Assert.That(from, Is.GreaterThanOrEqualTo(end - 1e-6), $"seed {seed}, track {track.Key}");
                Assert.That(length, Is.Positive);
                end = from + length;
            }
        }
        Assert.That(events.Where(shown => Text(shown, "ph") == "i").Select(shown => Text(shown, "s")), Is.All.EqualTo("t"));
    }

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
