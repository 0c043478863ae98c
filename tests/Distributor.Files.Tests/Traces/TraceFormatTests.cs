using System.Text.Json;
using Distributor.Files.Traces;

namespace Distributor.Files.Tests.Traces;

public sealed class TraceFormatTests
{
    [Test]
    public void Perfetto_gets_a_track_a_task_and_its_slices()
    {
        var events = JsonDocument.Parse(ChromeTrace.Write(Traces.Preempted)).RootElement.GetProperty("traceEvents").EnumerateArray().ToArray();
        Assert.That(events.Where(shown => Text(shown, "ph") == "M").Select(shown => Text(shown.GetProperty("args"), "name")), Is.EqualTo(new[] { "short", "long" }));
        Assert.That(events.Where(shown => Text(shown, "ph") == "X").Select(shown => (Text(shown, "name"), shown.GetProperty("ts").GetDouble(), shown.GetProperty("dur").GetDouble())),
            Is.EqualTo(new[] { ("short 0", 0.0, 10_000.0), ("long 0", 10_000.0, 10_000.0), ("long 0", 25_000.0, 5_000.0) }));
        Assert.That(events.Select(shown => Text(shown, "name")), Has.Member("EXIT_PERIOD 0"));
    }

    [Test]
    public void BTF_tells_preemptions_and_ends_in_the_order_of_time() =>
        Assert.That(Btf.Write(Traces.Preempted).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'), Is.EqualTo(new[]
        {
            "0,STI_short,0,T,short,0,activate",
            "0,Core_0,0,T,short,0,start",
            "0,STI_long,0,T,long,0,activate",
            "10000000,Core_0,0,T,short,0,terminate",
            "10000000,Core_0,0,T,long,0,start",
            "20000000,Core_0,0,T,long,0,preempt",
            "25000000,Core_0,0,T,long,0,resume",
            "30000000,Core_0,0,T,long,0,suspend",
        }));

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
