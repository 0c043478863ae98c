using System.Globalization;
using Distributor.Analysis;
using Distributor.Model;

namespace Distributor.Testing.Theory;

/// <summary>
/// What is smaller than a taskset and like it: fewer tasks, less time, rounder numbers. Each step loses a task, time or a digit of a period, so that no chain of them is
/// endless. (CsCheck's own way, to draw smaller ones until one fails, would need thousands of runs where this needs dozens.)
/// </summary>
internal static class SmallerTasksets
{
    private static readonly GuestTime Ms1 = GuestTime.FromMilliseconds(1);

    /// <summary>What they are called.</summary>
    public const string Name = "counterexample";

    /// <summary>The largest steps first.</summary>
    public static IEnumerable<Taskset> Of(Taskset taskset)
    {
        var named = taskset with { Name = Name, Location = null };
        return [.. WithFewerTasks(named), .. Shorter(named), .. Rounder(named)];
    }

    private static IEnumerable<Taskset> WithFewerTasks(Taskset taskset)
    {
        var tasks = taskset.Tasks;
        if (tasks.Count > 3)
        {
            yield return taskset with { Tasks = [.. tasks.Take(tasks.Count / 2)] };
            yield return taskset with { Tasks = [.. tasks.Skip(tasks.Count / 2)] };
        }
        for (var left = 0; tasks.Count > 1 && left < tasks.Count; left++)
            yield return taskset with { Tasks = [.. tasks.Where((_, index) => index != left)] };
        // One leaves, and another takes over what it used of the processor: often the load matters, and not who makes it.
        for (var left = 0; left < tasks.Count; left++)
            for (var heir = 0; heir < tasks.Count; heir++)
                if (left != heir && IsBurn(tasks[left]) && IsBurn(tasks[heir]) && Inherited(tasks[heir], tasks[left]) is { } loaded)
                    yield return taskset with { Tasks = [.. tasks.Select((task, index) => index == heir ? loaded : task).Where((_, index) => index != left)] };
    }

    private static RealTimeTask? Inherited(RealTimeTask heir, RealTimeTask from)
    {
        if (heir.Period == GuestTime.Zero || from.Period == GuestTime.Zero) return null;
        var wcet = heir.Wcet!.Value.Microseconds + (long)((Int128)from.Wcet!.Value.Microseconds * heir.Period.Microseconds / from.Period.Microseconds);
        return wcet <= heir.Period.Microseconds ? Burning(heir, GuestTime.FromMicroseconds(wcet)) : null;
    }

    private static IEnumerable<Taskset> Shorter(Taskset taskset)
    {
        if (taskset.Duration is not { } duration)
        {
            if (taskset.Tasks.Any(task => task.Jobs > 1)) yield return taskset with { Tasks = [.. taskset.Tasks.Select(task => task with { Jobs = (task.Jobs + 1) / 2 })] };
            yield break;
        }
        foreach (var eighths in (int[])[1, 2, 4, 6, 7])
        {
            var shorter = Ms1 * (long)(duration.Milliseconds * eighths / 8);
            if (shorter > taskset.Tasks.Max(task => task.Offset) && shorter < duration) yield return Fitted(taskset with { Duration = shorter });
        }
    }

    private static IEnumerable<Taskset> Rounder(Taskset taskset) =>
        from index in Enumerable.Range(0, taskset.Tasks.Count)
        from task in Rounder(taskset.Tasks[index])
        select Fitted(taskset with { Tasks = [.. taskset.Tasks.Select((other, place) => place == index ? task : other)] });

    private static IEnumerable<RealTimeTask> Rounder(RealTimeTask task)
    {
        if (task.Offset > GuestTime.Zero) yield return task with { Offset = GuestTime.Zero };
        if (task.RelativeDeadline is not null && task.Period > GuestTime.Zero) yield return task with { RelativeDeadline = null };
        // What other programs execute follows from what they do.
        if (IsBurn(task))
            foreach (var shorter in ((IEnumerable<GuestTime>)[Half(task.Wcet!.Value), .. Rounded(task.Wcet.Value, up: false)]).Where(shorter => shorter > GuestTime.Zero)) yield return Burning(task, shorter);
        foreach (var period in (IEnumerable<GuestTime>)[.. Rounded(task.Period, up: true), .. Rounded(task.Period, up: false)]) yield return task with { Period = period };
    }

    // To fewer digits than it has, in whole us; the fewest first.
    private static IEnumerable<GuestTime> Rounded(GuestTime time, bool up)
    {
        for (var unit = Power(time.Microseconds); unit >= 1; unit /= 10)
        {
            if (time.Microseconds % unit == 0) yield break;
            var rounded = (time.Microseconds / unit + (up ? 1 : 0)) * unit;
            if (rounded > 0) yield return GuestTime.FromMicroseconds(rounded);
        }
    }

    private static long Power(long number)
    {
        var power = 1L;
        while (power <= number / 10) power *= 10;
        return power;
    }

    private static bool IsBurn(RealTimeTask task) => task is { Program: "burn", Wcet: { } wcet } && task.Argument == Text(wcet);

    private static RealTimeTask Burning(RealTimeTask task, GuestTime wcet) => task with { Wcet = wcet, Argument = Text(wcet) };

    private static GuestTime Half(GuestTime wcet) => GuestTime.FromMicroseconds(wcet.Microseconds / 2);

    private static string Text(GuestTime wcet) => wcet.Microseconds.ToString(CultureInfo.InvariantCulture);

    // With as many jobs as the duration has place for.
    private static Taskset Fitted(Taskset taskset) => taskset.Duration is not { } duration ? taskset
        : taskset with { Tasks = [.. taskset.Tasks.Select(task => task with { Jobs = (int)Math.Max(1, Releases.Before(duration, task.Offset, task.Period)) })] };
}
