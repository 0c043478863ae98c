using Distributor.FakeGuest;
using Distributor.Machines;
using Distributor.Machines.Remote;
using Distributor.Model;

namespace Distributor.Dispatch.Tests;

/// <summary>A distributor whose machines are fake guests, and the folder of programs that they are sent.</summary>
internal sealed class Pool : IAsyncDisposable
{
    private readonly string _programs = Directory.CreateTempSubdirectory("programs-").FullName;

    public Pool(FakeScript script, int maxMachines = 1, int retries = 2, TimeSpan? silence = null, params IRunMonitor[] monitors)
    {
        File.WriteAllText(Path.Combine(_programs, "burn"), "an ELF file");
        Guest = new(script);
        var limits = new MachineLimits { Boot = TimeSpan.FromMinutes(10), Silence = silence ?? TimeSpan.FromMinutes(10) };
        var machines = new RemoteMachines([.. Enumerable.Repeat(Guest.Address, 240)], limits, TimeProvider.System);
        Distributor = new(machines, new(new(_programs), limits, TimeProvider.System),
            new() { MaxMachines = maxMachines, Retries = retries, Monitors = monitors }, TimeProvider.System);
    }

    public FakeGuestServer Guest { get; }

    public TasksetDistributor Distributor { get; }

    public static Taskset Taskset(string name = "t", int jobs = 1) =>
        new(name, [new("a", "burn", GuestTime.FromMilliseconds(20)) { Jobs = jobs, Argument = "10" }]);

    public Task<Run> RunAsync(Taskset taskset) => Distributor.RunAsync(taskset, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Distributor.DisposeAsync();
        await Guest.DisposeAsync();
        Directory.Delete(_programs, recursive: true);
    }
}
