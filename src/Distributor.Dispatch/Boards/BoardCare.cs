using Distributor.Machines;
using Distributor.Machines.Boards;
using Distributor.Model;
using Serilog;

namespace Distributor.Dispatch.Boards;

/// <summary>
/// Gets one board ready for work: as it is found when it answers, else revived, by a power cycle after which it passes the health taskset. One that fails
/// that is left out, its power left alone, until it passes.
/// </summary>
internal sealed class BoardCare(int number, BoardMachines boards, IExecutorSource source, ILogger log, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan PauseWhileInUse = TimeSpan.FromSeconds(1);

    private readonly BoardHealth _health = new(boards.List.HealthTaskset);
    private IDisposable? _taken;

    public string Name => boards.List.Boards[number - 1].Name;

    /// <summary>What is being done with the board.</summary>
    public MachineState State { get; private set; } = MachineState.Starting;

    /// <summary>How it last failed; null when it did not.</summary>
    public string? Reason { get; private set; }

    /// <summary>Whether it does not count as a machine of the pool: it is left out, also while that is checked, or another distributor has it.</summary>
    public bool IsOut { get; private set; }

    /// <summary>What is known of it without a connection.</summary>
    public MachineReport Report => boards.ReportOf(number);

    /// <summary>Returns when the board is ready.</summary>
    /// <param name="failure">How it failed just now; null when it did not.</param>
    /// <param name="setBack">Called when it is found to be another distributor's, when it is left out, and whenever it then fails its check.</param>
    /// <param name="cancellationToken">Gives it up; a board that was switched off is switched on before.</param>
    public async Task<IExecutor> ReadyAsync(string? failure, Action setBack, CancellationToken cancellationToken)
    {
        State = MachineState.Starting;
        await TakeAsync(setBack, cancellationToken).ConfigureAwait(false);
        (IsOut, Reason) = (false, failure);
        var machine = failure is null ? await TryAsync(StartAsync, cancellationToken).ConfigureAwait(false) : null;
        for (var revival = 1; machine is null && revival <= boards.List.Revivals; revival++)
        {
            log.Warning("{Board:l} is revived, {Revival} of {Revivals}: {Reason:l}", Name, revival, boards.List.Revivals, Reason);
            machine = await TryAsync(ReviveAsync, cancellationToken).ConfigureAwait(false);
        }
        while (machine is null)
        {
            var recheck = Task.Delay(boards.List.Recheck, time, cancellationToken);
            (State, IsOut) = (MachineState.LeftOut, true);
            log.Error("{Board:l} is left out, and checked again in {Seconds} s: {Reason:l}", Name, boards.List.Recheck.TotalSeconds, Reason);
            setBack();
            await recheck.ConfigureAwait(false);
            machine = await TryAsync(CheckAsync, cancellationToken).ConfigureAwait(false);
        }
        if (Reason is not null) log.Information("{Board:l} has passed {Taskset:l}, and gets work", Name, boards.List.HealthTaskset.Name);
        (IsOut, Reason) = (false, null);
        return machine;
    }

    public void Dispose() => _taken?.Dispose();

    private async Task TakeAsync(Action setBack, CancellationToken cancellationToken)
    {
        while ((_taken = TryTake(out var reason)) is null)
        {
            Reason = reason;
            if (!IsOut) log.Information("{Board:l} is in use, and waited for: {Reason:l}", Name, Reason);
            var next = Task.Delay(PauseWhileInUse, time, cancellationToken);
            (State, IsOut) = (MachineState.InUse, true);
            setBack();
            await next.ConfigureAwait(false);
        }
    }

    private IDisposable? TryTake(out string reason)
    {
        reason = "Another distributor has it.";
        try
        {
            return _taken ?? boards.TryTake(number);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            reason = $"Nobody can tell whether another distributor has it: {error.Message}";
            return null;
        }
    }

    private async Task<IExecutor?> TryAsync(Func<CancellationToken, Task<IExecutor>> get, CancellationToken cancellationToken)
    {
        try
        {
            return await get(cancellationToken).ConfigureAwait(false);
        }
        catch (MachineException error)
        {
            Reason = error.Reason;
        }
        // Whatever it is, the board has not passed.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            log.Error(error, "{Board:l} could not be checked", Name);
            Reason = error.Message;
        }
        return null;
    }

    private Task<IExecutor> StartAsync(CancellationToken cancellationToken)
    {
        State = MachineState.Starting;
        return source.StartAsync(number, cancellationToken);
    }

    private async Task<IExecutor> ReviveAsync(CancellationToken cancellationToken)
    {
        State = MachineState.PowerCycling;
        await boards.CycleAsync(number, Tell, cancellationToken).ConfigureAwait(false);
        return await CheckAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<IExecutor> CheckAsync(CancellationToken cancellationToken)
    {
        var machine = await StartAsync(cancellationToken).ConfigureAwait(false);
        State = MachineState.HealthCheck;
        try
        {
            await _health.RequireAsync(machine, cancellationToken).ConfigureAwait(false);
            return machine;
        }
        catch
        {
            await machine.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private void Tell(PowerCommand command)
    {
        var output = command.Output.Length > 0 ? $": {command.Output}" : "";
        if (command.Problem is { } problem) log.Error("{Board:l}: {Key:l} `{Command:l}` {Problem:l}{Output:l}", command.Board, command.Key, command.Command, problem, output);
        else log.Information("{Board:l}: {Key:l} `{Command:l}` is done{Output:l}", command.Board, command.Key, command.Command, output);
    }
}
