using System.Net.Sockets;
using Distributor.Machines.Protocol;
using Distributor.Model;

namespace Distributor.Machines;

/// <summary>Runs a taskset on a machine: one session, from a clean guest to its trace.</summary>
public sealed class TasksetRunner(ProgramFolder programs, MachineLimits limits, TimeProvider time)
{
    /// <summary>
    /// Runs <paramref name="taskset"/> until every task is done. Throws <see cref="MachineException"/> when the machine fails, and
    /// <see cref="BadTasksetException"/> when no machine could run it.
    /// </summary>
    public async Task<Trace> RunAsync(IMachine machine, Taskset taskset, CancellationToken cancellationToken)
    {
        var binaries = await programs.LoadAsync(taskset, cancellationToken).ConfigureAwait(false);
        var connection = await machine.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        try
        {
            await DescribeAsync(machine, connection, taskset, binaries, cancellationToken).ConfigureAwait(false);
            var trace = await ListenAsync(machine, connection, taskset, cancellationToken).ConfigureAwait(false);
            await EndAsync(connection, cancellationToken).ConfigureAwait(false);
            return trace;
        }
        catch (Exception error) when (Failure(error) is { } failure)
        {
            throw new MachineException(failure, machine.Name, Reason(error), machine.ConsoleTail(), error);
        }
    }

    private async Task DescribeAsync(IMachine machine, GuestConnection connection, Taskset taskset,
        IReadOnlyDictionary<string, byte[]> binaries, CancellationToken cancellationToken)
    {
        var missing = binaries.Where(binary => !machine.UploadedPrograms.Contains(binary.Key)).ToArray();
        await WithinAsync(limits.Silence, "took neither description nor programs", async token =>
        {
            await connection.SendAsync(WireTag.Clear, token).ConfigureAwait(false);
            await connection.SendAsync(WireTag.SendDescriptions, TasksetDescription.Encode(taskset), token).ConfigureAwait(false);
            await connection.SendBinariesAsync(missing, token).ConfigureAwait(false);
            await connection.SendAsync(WireTag.Start, token).ConfigureAwait(false);
            return missing.Length;
        }, cancellationToken).ConfigureAwait(false);
        machine.UploadedPrograms.UnionWith(missing.Select(binary => binary.Key));
    }

    private async Task<Trace> ListenAsync(IMachine machine, GuestConnection connection, Taskset taskset, CancellationToken cancellationToken)
    {
        var trace = new TraceBuilder(taskset);
        var patience = limits.Silence + (machine.IsVirtualTime ? TimeSpan.Zero : LongestQuiet(taskset));
        while (!trace.IsFinished)
        {
            var profile = await WithinAsync(patience, "sent no event", connection.ReadProfileAsync, cancellationToken).ConfigureAwait(false);
            foreach (var happened in Profile.Parse(profile)) trace.Add(happened);
        }
        return trace.Build();
    }

    private async Task EndAsync(GuestConnection connection, CancellationToken cancellationToken)
    {
        await WithinAsync(limits.Silence, "did not close the session", async token =>
        {
            await connection.SendAsync(WireTag.Stop, token).ConfigureAwait(false);
            await connection.SendAsync(WireTag.Clear, token).ConfigureAwait(false);
            await connection.CloseAsync(token).ConfigureAwait(false);
            return true;
        }, cancellationToken).ConfigureAwait(false);
    }

    // Genode releases the first job one period after START, and sleeps offsets one after the other.
    private static TimeSpan LongestQuiet(Taskset taskset) => TimeSpan.FromMilliseconds(
        taskset.Tasks.Max(task => task.Period.Milliseconds) * 2 + taskset.Tasks.Sum(task => task.Offset.Milliseconds));

    private async Task<T> WithinAsync<T>(TimeSpan limit, string otherwise, Func<CancellationToken, Task<T>> action, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await action(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"It {otherwise} for {limit.TotalSeconds:0.#} s.");
        }
    }

    private static MachineFailure? Failure(Exception error) => error switch
    {
        TimeoutException => MachineFailure.Silent,
        ProtocolException or InvalidTraceException => MachineFailure.Malfunction,
        IOException or SocketException => MachineFailure.Lost,
        _ => null,
    };

    private static string Reason(Exception error) => error is IOException or SocketException
        ? $"The connection ended before the taskset was finished ({error.Message})"
        : error.Message;
}
