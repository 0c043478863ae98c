using System.Net.Sockets;
using Distributor.Machines.Protocol;
using Distributor.Model;

namespace Distributor.Machines;

/// <summary>Runs a taskset on a machine: one session, from a clean guest to its trace.</summary>
public sealed class TasksetRunner(ProgramFolder programs, MachineLimits limits, TimeProvider time)
{
    private readonly StartTurns _turns = new();

    /// <summary>Where tasks' programs are.</summary>
    public ProgramFolder Programs => programs;

    /// <summary>
    /// Runs <paramref name="taskset"/> until every task is done. Throws <see cref="MachineException"/> when the machine fails, and
    /// <see cref="BadTasksetException"/> when no machine could run it; <see cref="InterruptedExecutionException"/> when it is cancelled after START.
    /// </summary>
    /// <param name="machine">Where.</param>
    /// <param name="taskset">What.</param>
    /// <param name="acceptsUnreportedJobs">Whether jobs that the guest says are done and never told of make the trace incomplete, instead of the guest broken.</param>
    /// <param name="cancellationToken">Ends the session; the machine is then of no more use.</param>
    public async Task<Execution> RunAsync(IMachine machine, Taskset taskset, bool acceptsUnreportedJobs, CancellationToken cancellationToken)
    {
        var binaries = await programs.LoadAsync(taskset, cancellationToken).ConfigureAwait(false);
        machine.LastWord = GuestTime.Zero;
        using var turn = await _turns.TakeAsync(cancellationToken).ConfigureAwait(false);
        var began = time.GetTimestamp();
        var connection = await machine.ConnectAsync(binaries, cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var boot = time.GetElapsedTime(began);
        var hasStarted = false;
        var trace = new TraceBuilder(taskset, acceptsUnreportedJobs);
        try
        {
            await CheckTimesAsync(machine, connection, taskset, cancellationToken).ConfigureAwait(false);
            await DescribeAsync(machine, connection, taskset, binaries, cancellationToken).ConfigureAwait(false);
            turn.Dispose();
            hasStarted = true;
            var timing = new TimingWatch(machine, taskset);
            await ListenAsync(machine, connection, taskset, trace, timing, cancellationToken).ConfigureAwait(false);
            await EndAsync(machine, connection, cancellationToken).ConfigureAwait(false);
            return new(trace.Build(), boot, ProgramFolder.Sha256(binaries), timing.Suspicion) { Printed = machine.Printed() };
        }
        catch (OperationCanceledException error) when (hasStarted && cancellationToken.IsCancellationRequested)
        {
            throw new InterruptedExecutionException(machine.Name, trace.Build(), error, cancellationToken);
        }
        catch (Exception error) when (Failure(error) is { } failure)
        {
            throw new MachineException(failure, machine.Name, Reason(error), machine.Printed(), error)
            {
                HasStarted = hasStarted,
                HasUnreportedJobs = error is InvalidTraceException { HasUnreportedJobs: true },
            };
        }
    }

    /// <inheritdoc cref="RunAsync(IMachine, Taskset, bool, CancellationToken)"/>
    public Task<Execution> RunAsync(IMachine machine, Taskset taskset, CancellationToken cancellationToken) =>
        RunAsync(machine, taskset, acceptsUnreportedJobs: false, cancellationToken);

    private async Task CheckTimesAsync(IMachine machine, GuestConnection connection, Taskset taskset, CancellationToken cancellationToken)
    {
        if (GuestExtensions.NeededFor(taskset) is not { } finer) return;
        var areThere = await PatienceWith(machine, limits.Silence, () => 0)
            .WaitAsync(token => GuestExtensions.AreThereAsync(connection, token), "did not answer GET_LIVE", cancellationToken).ConfigureAwait(false);
        if (areThere) return;
        await connection.CloseAsync(cancellationToken).ConfigureAwait(false);
        throw new BadTasksetException($"{taskset.Name} was not sent: {finer} is no whole ms, and the guest of {machine.Name} counts ms alone. Use whole ms, or the reference guest.");
    }

    private async Task DescribeAsync(IMachine machine, GuestConnection connection, Taskset taskset,
        IReadOnlyDictionary<string, byte[]> binaries, CancellationToken cancellationToken)
    {
        var missing = binaries.Where(binary => !machine.UploadedPrograms.ContainsKey(binary.Key)).ToArray();
        await PatienceWith(machine, limits.Upload, () => connection.Sent).WaitAsync(async token =>
        {
            var message = new GuestMessage().Add(WireTag.Clear);
            if (TasksetDescription.EncodeSession(taskset.Session) is { } session) message.Add(WireTag.Optimize, session);
            message.Add(WireTag.SendDescriptions, TasksetDescription.Encode(taskset)).AddProgramCount(missing.Length);
            foreach (var (name, elf) in missing)
            {
                await connection.SendAsync(message, token).ConfigureAwait(false);
                await connection.ExpectAsync(WireTag.GoSend, token).ConfigureAwait(false);
                message = new GuestMessage().AddProgram(name, elf);
            }
            await connection.SendAsync(message.Add(WireTag.Start), token).ConfigureAwait(false);
            return missing.Length;
        }, "took nothing more of description and programs", cancellationToken).ConfigureAwait(false);
        foreach (var (name, elf) in missing) machine.UploadedPrograms[name] = elf;
    }

    private async Task ListenAsync(
        IMachine machine, GuestConnection connection, Taskset taskset, TraceBuilder trace, TimingWatch timing, CancellationToken cancellationToken)
    {
        var limit = limits.Silence + machine.Clock.MostHostTime(NextWord.LongestQuiet(taskset));
        using var over = new CancellationTokenSource(taskset.TimeLimit ?? Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            while (!trace.IsFinished) await HearAsync(limit, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // The taskset's own time limit, and no fault of the machine. Its jobs end with EXIT_EXTERNAL, which belongs to the trace.
            await connection.SendAsync(WireTag.Stop, cancellationToken).ConfigureAwait(false);
            while (trace.HasRunningJob) await HearAsync(limits.Silence, cancellationToken).ConfigureAwait(false);
        }

        async Task HearAsync(TimeSpan patience, CancellationToken token)
        {
            var profile = Profile.Parse(await PatienceWith(machine, patience, () => 0)
                .WaitAsync(connection.ReadProfileAsync, "sent no event", token).ConfigureAwait(false));
            foreach (var slice in profile.Slices) trace.Add(slice);
            foreach (var happened in profile.Events)
            {
                trace.Add(happened);
                timing.Note(happened);
                machine.LastWord = happened.Time;
            }
        }
    }

    private async Task EndAsync(IMachine machine, GuestConnection connection, CancellationToken cancellationToken) =>
        await PatienceWith(machine, limits.Silence, () => 0).WaitAsync(async token =>
        {
            await connection.SendAsync(new GuestMessage().Add(WireTag.Stop).Add(WireTag.Clear), token).ConfigureAwait(false);
            await connection.CloseAsync(token).ConfigureAwait(false);
            return true;
        }, "did not close the session", cancellationToken).ConfigureAwait(false);

    private Patience PatienceWith(IMachine machine, TimeSpan limit, Func<long> progress) => new(limit, time, () => machine.ProcessorWait, progress);

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
