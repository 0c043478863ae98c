using Distributor.Machines;

namespace Distributor.Dispatch;

/// <summary>Makes one attempt at a run, and says what becomes of the run.</summary>
internal sealed class AttemptMaker(IExecutorSource source, DistributorOptions options, TimeProvider time)
{
    /// <summary>A taskset whose machines are lost so often before START has no machine to hope for.</summary>
    private const int MostStarts = 20;

    private readonly Lazy<Task<MachineProvenance>> _provenance = new(() => source.DescribeAsync(CancellationToken.None));

    /// <summary>Returns true when the run has ended, false when it goes back to the queue.</summary>
    public async Task<bool> TryAsync(MachineSlot slot, PendingRun run, CancellationToken cancellationToken)
    {
        var (began, start) = (time.GetUtcNow(), time.GetTimestamp());
        run.Monitor.Started(run.Taskset, slot.Name, run.Attempts + 1);
        try
        {
            var execution = await slot.RunAsync(run, cancellationToken).ConfigureAwait(false);
            run.Add(new(slot.Name, Lost: null, began, time.GetElapsedTime(start), execution.Boot) { Printed = execution.Printed }, costs: false);
            run.Complete(execution, await _provenance.Value.ConfigureAwait(false), options);
            return true;
        }
        catch (InterruptedExecutionException error)
        {
            run.Add(new(error.Machine, error.Message, began, time.GetElapsedTime(start), Boot: null), costs: false);
            throw;
        }
        catch (BadTasksetException error)
        {
            run.EndAsBad(error.Message);
            return true;
        }
        catch (MachineException error)
        {
            return Lose(run, error, new(error.Machine, error.Message, began, time.GetElapsedTime(start), Boot: null) { Printed = error.Printed });
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            run.Fail(error);
            return true;
        }
    }

    /// <summary>An attempt for which there was no machine: all are left out. Returns as <see cref="TryAsync"/>.</summary>
    public bool FindNoMachine(PendingRun run, IReadOnlyList<(string Name, string? Reason)> machines)
    {
        var all = machines.Count == 1 ? "the only board is left out" : $"all {machines.Count} boards are left out";
        var reason = $"{all}. {string.Join(' ', machines.Select(machine => $"{machine.Name}: {machine.Reason}"))}";
        options.Log.Warning("{Taskset:l} finds no machine: {Reason:l}", run.Taskset.Name, reason);
        run.Add(new(string.Join(", ", machines.Select(machine => machine.Name)), reason, time.GetUtcNow(), Took: TimeSpan.Zero, Boot: null), costs: true);
        return EndIfTriedEnough(run, reason);
    }

    private bool Lose(PendingRun run, MachineException error, Attempt attempt)
    {
        // A machine that never answers is as likely to be the image's fault as one that dies; one that is lost on the way is not the taskset's.
        run.AcceptsUnreportedJobs |= error.HasUnreportedJobs;
        run.Add(attempt, costs: error.HasStarted || error.Failure is MachineFailure.Boot);
        run.Monitor.MachineLost(run.Taskset, attempt);
        return EndIfTriedEnough(run, attempt.Lost!);
    }

    private bool EndIfTriedEnough(PendingRun run, string last)
    {
        if (run.Costs <= options.Retries && run.Attempts < MostStarts + options.Retries) return false;
        run.EndAsBad($"No machine could run {run.Taskset.Name} in {run.Attempts} {(run.Attempts == 1 ? "attempt" : "attempts")}. In the last, {last}");
        return true;
    }
}
