using System.Text;
using Distributor.FakeGuest;
using Microsoft.Extensions.Time.Testing;

namespace Distributor.Dispatch.Tests.Control;

/// <summary>Clients that behave badly disturb nothing.</summary>
public sealed class ControlConnectionTests
{
    private const string Status = "{\"command\":\"status\"}\n";

    [TestCase("garbage", "This is no request: ")]
    [TestCase("null", "This is no request: ")]
    [TestCase("[]", "This is no request: ")]
    [TestCase("{}", "This is no request: ")]
    [TestCase("", "This is no request: ")]
    [TestCase("\0\x1\x2", "This is no request: ")]
    [TestCase("{\"command\":null}", "This is no request: ")]
    [TestCase("{\"command\":\"status\",\"comand\":1}", "This is no request: ")]
    [TestCase("{\"command\":\"stat\"}", "`stat` is no command: expected one of status, set-max-machines, drain, resume, reboot, kill-all.")]
    [TestCase("{\"command\":\"set-max-machines\"}", "set-max-machines: expected `machines`, a whole number from 1 on.")]
    [TestCase("{\"command\":\"set-max-machines\",\"machines\":0}", "set-max-machines: expected `machines`, a whole number from 1 on.")]
    [TestCase("{\"command\":\"set-max-machines\",\"machines\":1e9999}", "This is no request: ")]
    public async Task What_is_no_request_is_refused_with_the_reason(string request, string reason)
    {
        await using var controlled = new ControlledPool(FakeScripts.Ideal, maxMachines: 3);
        Assert.That(await controlled.SendAsync(request + "\n"), Does.Contain($"\"error\":\"{reason}"));
        Assert.That((await controlled.AskAsync("status")).MaxMachines, Is.EqualTo(3));
    }

    [Test]
    public async Task A_refused_request_is_followed_by_others()
    {
        await using var controlled = new ControlledPool(FakeScripts.Ideal);
        using var stream = await controlled.ConnectAsync();
        await stream.WriteAsync(Encoding.UTF8.GetBytes("x\n" + Status + Status));
        using var reader = new StreamReader(stream);
        var answers = new[] { await reader.ReadLineAsync(), await reader.ReadLineAsync(), await reader.ReadLineAsync() };
        Assert.That(answers.Select(answer => answer!.Contains("\"error\"", StringComparison.Ordinal)), Is.EqualTo(new[] { true, false, false }));
    }

    [Test]
    public async Task Half_a_line_does_nothing()
    {
        await using var controlled = new ControlledPool(FakeScripts.Ideal);
        using (var stream = await controlled.ConnectAsync())
        {
            await stream.WriteAsync("{\"command\":\"drain\"}"u8.ToArray());
            stream.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);
            Assert.That(await new StreamReader(stream).ReadToEndAsync(), Is.Empty);
        }
        Assert.That((await controlled.AskAsync("status")).State, Is.EqualTo(DistributorState.Idle));
    }

    [Test]
    public async Task A_megabyte_without_an_end_is_refused_and_not_kept()
    {
        await using var controlled = new ControlledPool(FakeScripts.Ideal);
        await controlled.SendAsync(new string('x', 1 << 20));
        Assert.That(await controlled.SendAsync(new string('x', 5000)), Does.Contain("A request has at most 4096 bytes"));
        Assert.That((await controlled.AskAsync("status")).State, Is.EqualTo(DistributorState.Idle));
    }

    [Test]
    public async Task A_thousand_silent_connections_hold_up_neither_tasksets_nor_the_next_client()
    {
        await using var controlled = new ControlledPool(FakeScripts.Ideal, maxMachines: 2);
        var runs = Enumerable.Range(0, 50).Select(index => controlled.Pool.RunAsync(Pool.Taskset($"t{index}"))).ToArray();
        var connections = new List<IDisposable>();
        for (var count = 0; count < 1000; count++) connections.Add(await controlled.ConnectAsync());
        Assert.That((await Task.WhenAll(runs)).Select(run => run.Verdict), Is.All.EqualTo("met"));
        Assert.That((await controlled.AskAsync("status")).Progress.Done, Is.EqualTo(50));
        connections.ForEach(connection => connection.Dispose());
    }

    [Test]
    public async Task Who_asks_nothing_for_a_minute_is_given_up()
    {
        var time = new FakeTimeProvider();
        await using var controlled = new ControlledPool(FakeScripts.Ideal, time: time);
        using var stream = await controlled.ConnectAsync();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(Status));
        using var reader = new StreamReader(stream);
        await reader.ReadLineAsync();
        var rest = reader.ReadToEndAsync();
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.That(rest.IsCompleted, Is.False);
        await Condition.UntilAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(2));
            return rest.IsCompleted;
        });
        Assert.That(await rest, Is.Empty);
    }

    [Test]
    public async Task Who_takes_no_answers_holds_up_nobody()
    {
        await using var controlled = new ControlledPool(FakeScripts.Ideal);
        using var greedy = await controlled.ConnectAsync();
        var requests = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Status, 100_000)));
        // Its answers fill the socket; then it is given up, and its own requests find nobody.
        Assert.That(async () => await greedy.WriteAsync(requests), Throws.InstanceOf<IOException>());
        Assert.That((await controlled.AskAsync("status")).State, Is.EqualTo(DistributorState.Idle));
    }
}
