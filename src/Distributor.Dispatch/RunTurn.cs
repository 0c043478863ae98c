using Distributor.Machines;

namespace Distributor.Dispatch;

/// <summary>A run's turn on a slot: an attempt, which its user, a kill of the machine or the distributor's end can cut short.</summary>
internal sealed class RunTurn(AttemptMaker attempts, CancellationToken stopped)
{
    /// <summary>What becomes of runs whose machine is killed.</summary>
    public KilledTasksets Killed { get; set; }

    /// <summary>Makes the attempt. Returns true when the run has ended, false when it goes back to the queue.</summary>
    public async Task<bool> TakeAsync(MachineSlot slot, PendingRun run)
    {
        using var any = CancellationTokenSource.CreateLinkedTokenSource(run.Cancelled, slot.Kill.Token, stopped);
        run.IsRunning = true;
        try
        {
            return await attempts.TryAsync(slot, run, any.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (any.IsCancellationRequested)
        {
            var wasKilled = slot.Kill.IsCancellationRequested;
            var goesBack = wasKilled && Killed is KilledTasksets.GoBack && !run.Cancelled.IsCancellationRequested;
            if (!goesBack && error is InterruptedExecutionException interruption) run.Interrupt(interruption);
            else if (!goesBack) run.Cancel(any.Token);
            await slot.EndedAsync().ConfigureAwait(false);
            if (wasKilled) slot.Revive();
            return !goesBack;
        }
    }
}
