using Distributor.FakeGuest;
using Distributor.Machines;
using Distributor.Machines.Boards;
using Distributor.Model;
using Microsoft.Extensions.Time.Testing;

namespace Distributor.Dispatch.Tests.Boards;

/// <summary>A distributor whose machines are boards, each a fake guest; the clock of their care stands still until it is moved.</summary>
internal sealed class BoardPool : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("boards-").FullName;
    private readonly FakeGuestServer[] _guests;

    /// <param name="retries">Of the distributor.</param>
    /// <param name="maxMachines">Of the distributor.</param>
    /// <param name="scripts">What each board does after START.</param>
    public BoardPool(int retries, int maxMachines, params FakeScript[] scripts)
    {
        foreach (var program in new[] { "burn", "hey" }) File.WriteAllText(Path.Combine(_folder, program), "an ELF file");
        _guests = [.. scripts.Select(script => new FakeGuestServer(script))];
        var list = new BoardList([.. _guests.Select((guest, index) => new Board($"board-{index + 1}", "127.0.0.1", guest.Address.Port) { PowerOff = "echo $BOARD off >> power", PowerOn = "echo $BOARD on >> power" })]) { Folder = _folder };
        var limits = new MachineLimits { Boot = TimeSpan.FromMinutes(10), Silence = TimeSpan.FromMinutes(10) };
        Boards = new(list, limits, TimeProvider.System);
        Distributor = new(Boards, new(new(_folder), limits, TimeProvider.System), new() { MaxMachines = maxMachines, Retries = retries, Boards = Boards }, Time);
    }

    public FakeTimeProvider Time { get; } = new();

    public BoardMachines Boards { get; }

    public TasksetDistributor Distributor { get; }

    /// <summary>What the power commands did so far.</summary>
    public string[] Power => File.Exists(Path.Combine(_folder, "power")) ? File.ReadAllLines(Path.Combine(_folder, "power")) : [];

    public Task<Run> RunAsync(string taskset) => Distributor.RunAsync(Pool.Taskset(taskset), CancellationToken.None);

    /// <summary>The programs that came to START on a board, in order.</summary>
    public IEnumerable<string> StartedOn(int board) => _guests[board - 1].Runs.SelectMany(run => run.Tasks).Select(task => task.Program);

    /// <summary>The boards' states.</summary>
    public IEnumerable<(string Name, MachineState State)> States() => Distributor.Status().Machines.Select(machine => (machine.Name, machine.State));

    public Task UntilLeftOutAsync(int board) => Condition.UntilAsync(() => States().Contains(($"board-{board}", MachineState.LeftOut)));

    public async ValueTask DisposeAsync()
    {
        await Distributor.DisposeAsync();
        foreach (var guest in _guests) await guest.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
