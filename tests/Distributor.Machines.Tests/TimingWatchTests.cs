using Distributor.Machines.Protocol;
using Distributor.Model;

namespace Distributor.Machines.Tests;

public sealed class TimingWatchTests
{
    private static readonly Taskset Taskset = new("t", [new("a", "burn", GuestTime.FromMilliseconds(20)) { Jobs = 2 }]);

    [Test]
    public void A_job_in_which_the_machine_waited_for_the_host_is_suspect() =>
        Assert.That(Watch(GuestClock.RealTime, 0, 5), Does.StartWith("In 1 job the machine waited more than 1 ms for a processor of the host, at most 5.0 ms"));

    [Test]
    public void A_wait_between_jobs_makes_no_job_suspect() => Assert.That(Watch(GuestClock.RealTime, 7, 0), Is.Null);

    [Test]
    public void A_millisecond_is_no_suspicion() => Assert.That(Watch(GuestClock.RealTime, 0, 1), Is.Null);

    [Test]
    public void In_virtual_time_the_host_decides_nothing() => Assert.That(Watch(new(8), 0, 50), Is.Null);

    /// <summary>Two jobs: the machine waits so many ms between them, and within the second.</summary>
    private static string? Watch(GuestClock clock, int between, int within)
    {
        var machine = new Waiting(clock);
        var watch = new TimingWatch(machine, Taskset);
        watch.Note(new(EventKind.Start, 0, GuestTime.Zero));
        watch.Note(new(EventKind.Exit, 0, GuestTime.FromMilliseconds(1)));
        machine.ProcessorWait += TimeSpan.FromMilliseconds(between);
        // Something that the guest says before the second job is released.
        watch.Note(new(EventKind.External, 0, GuestTime.FromMilliseconds(19)));
        watch.Note(new(EventKind.Start, 0, GuestTime.FromMilliseconds(20)));
        machine.ProcessorWait += TimeSpan.FromMilliseconds(within);
        watch.Note(new(EventKind.Exit, 0, GuestTime.FromMilliseconds(21)));
        return watch.Suspicion;
    }

    private sealed class Waiting(GuestClock clock) : IMachine
    {
        public string Name => "machine";

        public GuestClock Clock => clock;

        public IDictionary<string, byte[]> UploadedPrograms { get; } = new Dictionary<string, byte[]>();

        public TimeSpan ProcessorWait { get; set; }

        public Task<GuestConnection> ConnectAsync(IReadOnlyDictionary<string, byte[]> programs, CancellationToken cancellationToken) => throw new NotSupportedException();

        public GuestTime LastWord { get; set; }

        public ConsolePart? Printed() => null;

        public MachineReport Report() => new("waiting", 1);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
