using System.Globalization;
using Distributor.Analysis.Overheads;
using Distributor.Model;

namespace Distributor.Dispatch.Calibration;

/// <summary>
/// Measures what a kernel takes, by differences: a worker runs alone; then short jobs of lower priorities are released while it runs, and each of them
/// lengthens it by a release; then short jobs of higher priorities, and each lengthens it by a release and two switches (what the short job itself executes is
/// counted as theirs). Short jobs come one by one, all together, and together with the worker; the longest counts.
/// </summary>
public sealed class OverheadCalibration(Func<Taskset, CancellationToken, Task<Run>> run)
{
    private const int ShortTasks = 20;
    private const int Jobs = 5;

    /// <summary>A program and its argument that run some ms. Default: <c>pi 60000</c>.</summary>
    public (string Program, string Argument) Worker { get; init; } = ("pi", "60000");

    /// <summary>A program and its argument that return at once. Default: <c>cond_42 42</c>.</summary>
    public (string Program, string Argument) Brief { get; init; } = ("cond_42", "42");

    /// <summary>Between two jobs of the worker. Default: 100 ms.</summary>
    public GuestTime Period { get; init; } = GuestTime.FromMilliseconds(100);

    /// <summary>
    /// Both overheads, rounded up to whole ns. Throws <see cref="CalibrationException"/> when a run shows nothing, when times are whole ms, and when the worker
    /// does not run at least 1 ms.
    /// </summary>
    public async Task<KernelOverheads> MeasureAsync(CancellationToken cancellationToken)
    {
        var (least, most) = await WorkerAsync("alone", null, higher: false, cancellationToken).ConfigureAwait(false);
        if (least < GuestTime.FromMilliseconds(1)) throw new CalibrationException($"The worker {Worker.Program} {Worker.Argument} runs {least}; at least 1 ms is needed to measure by.");
        if (least.IsWhole(GuestTime.FromMilliseconds(1)) && most == least)
            throw new CalibrationException($"The worker {Worker.Program} {Worker.Argument} took {least}: this guest tells whole ms, which is too coarse. The reference guest tells us.");
        var (release, preemption) = (GuestTime.Zero, GuestTime.Zero);
        Func<int, GuestTime>[] patterns =
        [
            task => new(least.Nanoseconds / 4 + least.Nanoseconds / 2 * task / ShortTasks),
            _ => new(least.Nanoseconds / 2),
            _ => GuestTime.Zero,
        ];
        foreach (var (number, pattern) in patterns.Index())
        {
            release = Longer(release, await DifferenceAsync(string.Create(CultureInfo.InvariantCulture, $"below-{number}"), pattern, higher: false, least, cancellationToken).ConfigureAwait(false));
            preemption = Longer(preemption, await DifferenceAsync(string.Create(CultureInfo.InvariantCulture, $"above-{number}"), pattern, higher: true, least, cancellationToken).ConfigureAwait(false));
        }
        return new(new GuestTime(Math.Max(0, (preemption - release).Nanoseconds + 1) / 2), release);
    }

    private async Task<GuestTime> DifferenceAsync(string name, Func<int, GuestTime> offset, bool higher, GuestTime alone, CancellationToken cancellationToken)
    {
        var (_, most) = await WorkerAsync(name, offset, higher, cancellationToken).ConfigureAwait(false);
        return new(Math.Max(0, (most - alone).Nanoseconds + ShortTasks - 1) / ShortTasks);
    }

    private async Task<(GuestTime Least, GuestTime Most)> WorkerAsync(string name, Func<int, GuestTime>? offset, bool higher, CancellationToken cancellationToken)
    {
        var worker = new RealTimeTask("worker", Worker.Program, Period) { Argument = Worker.Argument, Jobs = Jobs, Priority = higher ? RealTimeTask.LowestPriority : 0 };
        var others = offset is null ? [] : Enumerable.Range(0, ShortTasks).Select(task => new RealTimeTask(string.Create(CultureInfo.InvariantCulture, $"short-{task}"), Brief.Program, Period)
        {
            Argument = Brief.Argument,
            Jobs = Jobs,
            Priority = task + 1,
            // A guest's times are whole us.
            Offset = GuestTime.FromMicroseconds(offset(task).Microseconds),
        });
        var trace = Evidence.Of(await run(new($"overheads.{name}", [worker, .. others]), cancellationToken).ConfigureAwait(false));
        var responses = new Model.Measures.ResponseTimes([.. trace.Jobs.Where(job => job.Task == 0)]);
        return (responses.Shortest!.Value, responses.Longest!.Value);
    }

    private static GuestTime Longer(GuestTime left, GuestTime right) => left > right ? left : right;
}
