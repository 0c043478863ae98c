using System.Globalization;
using Distributor.Machines.Boards;
using Distributor.Model;
using Microsoft.Extensions.Time.Testing;

namespace Distributor.Machines.Tests;

/// <summary>The shell commands that switch boards.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BoardPowerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("power-").FullName;
    private readonly FakeTimeProvider _time = new();
    private readonly List<PowerCommand> _told = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_board_is_switched_off_and_on_in_the_lists_folder_and_what_commands_print_is_told()
    {
        await CycleAsync("echo $BOARD off | tee -a log", "echo $BOARD on >> log; echo at once >&2");
        Assert.That(await File.ReadAllLinesAsync(Path.Combine(_folder, "log")), Is.EqualTo(new[] { "b off", "b on" }));
        Assert.That(_told, Is.EqualTo(new PowerCommand[]
        {
            new("b", "power-off", "echo $BOARD off | tee -a log", "b off", null),
            new("b", "power-on", "echo $BOARD on >> log; echo at once >&2", "at once", null),
        }));
    }

    [Test]
    public async Task A_board_that_could_not_be_switched_off_is_switched_on_all_the_same()
    {
        await CycleAsync("echo no such outlet; exit 3", "true");
        Assert.That(_told.Select(command => (command.Key, command.Output, command.Problem)), Is.EqualTo(new[] { ("power-off", "no such outlet", "ended with exit code 3"), ("power-on", "", null) }));
    }

    [Test]
    public async Task A_command_that_takes_too_long_is_ended_with_all_that_it_started()
    {
        var cycle = CycleAsync("echo $$ > pid; sleep 1000 & echo $! >> pid; wait", "true");
        var ids = await IdsAsync(2);
        Assert.That(ids.Select(Processes.IsAlive), Is.All.True);
        _time.Advance(PowerCommand.Limit);
        await cycle;
        Assert.That(_told[0].Problem, Does.StartWith("took longer than 60 s and was ended"));
        await Condition.UntilAsync(() => !ids.Any(Processes.IsAlive));
    }

    [Test]
    public async Task Cancelling_ends_the_command_and_leaves_no_board_off()
    {
        using var cancel = new CancellationTokenSource();
        var cycle = CycleAsync("echo $$ > pid; exec sleep 1000", "touch on", cancel.Token);
        var ids = await IdsAsync(1);
        await cancel.CancelAsync();
        Assert.That(async () => await cycle, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(File.Exists(Path.Combine(_folder, "on")));
        Assert.That(ids.Where(Processes.IsAlive), Is.Empty);
    }

    [Test]
    public async Task Without_commands_nothing_is_done()
    {
        await CycleAsync(null, null);
        Assert.That(_told, Is.Empty);
    }

    private Task CycleAsync(string? off, string? on, CancellationToken cancellationToken = default) =>
        new BoardPower(_folder, _time).CycleAsync(new("b", "nowhere") { PowerOff = off, PowerOn = on }, _told.Add, cancellationToken);

    private async Task<IReadOnlyList<int>> IdsAsync(int count)
    {
        var path = Path.Combine(_folder, "pid");
        await Condition.UntilAsync(() => File.Exists(path) && File.ReadAllText(path).Count(character => character == '\n') == count);
        return [.. (await File.ReadAllLinesAsync(path)).Select(line => int.Parse(line, CultureInfo.InvariantCulture))];
    }
}
