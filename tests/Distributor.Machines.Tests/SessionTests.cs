using System.Net;
using System.Net.Sockets;
using Distributor.FakeGuest;
using Distributor.Machines.Remote;
using Distributor.Model;

namespace Distributor.Machines.Tests;

public sealed class SessionTests
{
    private static readonly MachineLimits Limits = new();
    private static readonly Taskset Taskset = new("t", [new("a", "burn", GuestTime.FromMilliseconds(20))]);

    private string _programs = "";

    [SetUp]
    public void CreatePrograms()
    {
        _programs = Directory.CreateTempSubdirectory("programs-").FullName;
        File.WriteAllText(Path.Combine(_programs, "burn"), "an ELF file");
    }

    [TearDown]
    public void DeletePrograms() => Directory.Delete(_programs, recursive: true);

    [Test]
    public async Task A_session_says_what_the_protocol_says_in_its_order()
    {
        await using var guest = new FakeGuestServer();
        await using var machine = await StartAsync(guest);
        await RunAsync(machine);
        var session = guest.Runs.Single();
        Assert.That(session.Heard, Is.EqualTo(new[] { "AVAILABLE", "CLEAR", "SEND_DESCS", "SEND_BINARIES", "START", "STOP", "CLEAR" }));
        Assert.That(session.Programs["burn"], Is.EqualTo("an ELF file"u8.ToArray()));
    }

    [Test]
    public async Task A_guest_that_counts_ms_is_not_sent_finer_times()
    {
        var fine = Taskset with { Tasks = [Taskset.Tasks[0] with { Offset = GuestTime.FromMicroseconds(1500) }] };
        await using var guest = new FakeGuestServer(hasExtensions: false);
        await using var machine = await StartAsync(guest);
        Assert.That(async () => await RunAsync(machine, fine), Throws.InstanceOf<BadTasksetException>().With.Message
            .EqualTo($"t was not sent: the offset 1500 us of task a is no whole ms, and the guest of {machine.Name} counts ms alone. Use whole ms, or the reference guest."));
        Assert.That(guest.Runs, Is.Empty);
        await RunAsync(machine);
        Assert.That(guest.Runs, Has.Count.EqualTo(1), "what it can count it runs");
    }

    [Test]
    public async Task A_guest_with_our_extensions_is_asked_once_and_runs_them()
    {
        var fine = Taskset with { Tasks = [Taskset.Tasks[0] with { Period = GuestTime.FromMicroseconds(20_500) }] };
        await using var guest = new FakeGuestServer();
        await using var machine = await StartAsync(guest);
        await RunAsync(machine, fine);
        Assert.That(guest.Runs.Single().Heard[..4], Is.EqualTo(new[] { "AVAILABLE", "GET_LIVE", "CLEAR", "SEND_DESCS" }));
    }

    [Test]
    public async Task A_program_is_sent_in_each_session_to_a_guest_that_others_can_reset()
    {
        await using var guest = new FakeGuestServer();
        await using var machine = await StartAsync(guest);
        await RunAsync(machine);
        await RunAsync(machine);
        Assert.That(guest.Runs.Select(session => session.Programs.Count), Is.EqualTo(new[] { 1, 1 }));
    }

    [Test]
    public void Nobody_at_an_address_is_a_boot_failure()
    {
        var nobody = new RemoteMachines([new IPEndPoint(IPAddress.Loopback, 1)], Limits with { Boot = TimeSpan.FromSeconds(0.3) }, TimeProvider.System);
        Assert.That(async () => await RunAsync(await nobody.StartAsync(1, CancellationToken.None)),
            Throws.TypeOf<MachineException>().With.Property("Failure").EqualTo(MachineFailure.Boot));
    }

    [TestCase("10.200.45.7:3001")]
    [TestCase("board.lab:3001, 10.200.45.8:3001")]
    public void Addresses_are_read(string text) => Assert.That(RemoteMachines.ParseAddresses(text), Has.Count.EqualTo(text.Split(',').Length));

    [TestCase("")]
    [TestCase("board")]
    [TestCase("board:0")]
    [TestCase("board:70000")]
    public void What_is_no_address_is_told(string text) => Assert.That(() => RemoteMachines.ParseAddresses(text), Throws.TypeOf<FormatException>());

    [Test]
    public async Task Machines_that_do_not_answer_hold_up_no_other()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        await using var guest = new FakeGuestServer();
        await using var machine = await StartAsync(guest);
        var runner = new TasksetRunner(new(_programs), Limits, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var silent = new List<Task>();
        // More than get their tasksets at once.
        for (var count = 0; count < 5 * Environment.ProcessorCount; count++)
        {
            var other = await new RemoteMachines([(IPEndPoint)nobody.LocalEndpoint], Limits, TimeProvider.System).StartAsync(1, CancellationToken.None);
            silent.Add(runner.RunAsync(other, Taskset, stop.Token));
        }
        await runner.RunAsync(machine, Taskset, CancellationToken.None);
        Assert.That(silent.Select(run => run.IsCompleted), Is.All.False);
        await stop.CancelAsync();
        foreach (var run in silent) Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
    }

    private static Task<IMachine> StartAsync(FakeGuestServer guest) =>
        new RemoteMachines([guest.Address], Limits, TimeProvider.System).StartAsync(1, CancellationToken.None);

    private Task<Execution> RunAsync(IMachine machine, Taskset? taskset = null) =>
        new TasksetRunner(new(_programs), Limits, TimeProvider.System).RunAsync(machine, taskset ?? Taskset, CancellationToken.None);
}
