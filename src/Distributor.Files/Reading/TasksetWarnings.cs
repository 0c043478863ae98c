using Distributor.Analysis;
using Distributor.Files.Variants;
using Distributor.Files.Yaml;
using Distributor.Model;

namespace Distributor.Files.Reading;

/// <summary>Finds what is legal in a taskset and hardly meant.</summary>
internal static class TasksetWarnings
{
    // Of the 255 that file systems take, some are for `.verified.txt`.
    private const int LongestName = 200;

    public static void Find(TasksetTemplate taskset, Diagnostics diagnostics)
    {
        var isForGuests = (taskset.Common.Machines & MachineKinds.Guests) != 0;
        var count = taskset.Generator?.Tasks.Most ?? taskset.Tasks.Count;
        if (isForGuests && count > GuestLimits.MostTasks)
            diagnostics.Warn(taskset.Location, $"Taskset `{taskset.Name}` has {count} tasks, and the reference guest takes {GuestLimits.MostTasks}.");
        if (taskset.Combinations.LongName(taskset.Name) is { Length: > LongestName } name)
            diagnostics.Warn(taskset.Location, $"Names like `{name}` have {name.Length} characters, and file systems take 255: shorten the names of taskset and tasks.");
        if (Utilisation.IsAboveOne(taskset.Tasks.Select(task => (task.Wcet.Most, task.Period.Least))))
        {
            var some = taskset.Tasks.Any(task => task.Wcet.Varies || task.Period.Varies) ? " in some variants" : "";
            diagnostics.Warn(taskset.Location, $"Taskset `{taskset.Name}` has a utilisation above 1{some}: its WCETs need more than the processor, and deadlines will be missed.");
        }
        UnusedPriorities(taskset, diagnostics);
        foreach (var task in taskset.Tasks)
        {
            if (taskset.Common.Machines is MachineKinds.None) continue;
            BeyondPeriod(task, task.CriticalTime, "critical time", "it cannot fire, since a job that still runs at its next release is killed then (EXIT_PERIOD).");
            BeyondPeriod(task, task.Deadline, "deadline", "a guest kills a job that still runs at its next release (EXIT_PERIOD), so the period is what counts there.");
            if (!isForGuests) continue;
            if (task.NonPreemptiveSection.Most > GuestTime.Zero)
                diagnostics.Warn(task.NonPreemptiveSection.Location, $"Guests preempt every job, so `non-preemptive` of task `{task.Name}` counts in analyses and in the simulator alone. With `machines: [simulated]` no guest runs it.");
            if (task.Argument.Bounds.FirstOrDefault(argument => argument?.Length > GuestLimits.LongestArgument) is { } argument)
                diagnostics.Warn(task.Argument.Location, $"The argument of task `{task.Name}` has {argument.Length} characters, and the reference guest cuts it off after {GuestLimits.LongestArgument}.");
        }

        void BeyondPeriod(TaskTemplate task, Attribute<GuestTime?> time, string what, string why)
        {
            if (time.Most is not { } most || task.Period.Least == GuestTime.Zero || most <= task.Period.Least) return;
            var some = time.Varies || task.Period.Varies ? "in some variants " : "";
            diagnostics.Warn(time.Location, $"The {what} {most} of task `{task.Name}` is {some}beyond its period {task.Period.Least}: {why}");
        }
    }

    private static void UnusedPriorities(TasksetTemplate taskset, Diagnostics diagnostics)
    {
        var orders = taskset.PriorityOrder.Values.Distinct().ToArray();
        if (taskset.PriorityOrder.IsBroken || taskset.Policy.IsBroken) return;
        if (orders.Any(order => order is not Priorities.Explicit))
        {
            var some = orders.Contains(Priorities.Explicit) ? " in some variants" : "";
            foreach (var task in taskset.Tasks.Where(task => task.Priority.IsGiven))
                diagnostics.Warn(task.Priority.Location, $"The `priority` of task `{task.Name}` has no effect{some}: `priorities` assigns them.");
        }
        if (orders.Contains(Priorities.Explicit) && taskset.Policy.Least is SchedulingPolicy.FixedPriority
            && taskset.Tasks.Count(task => task.Period.Most > GuestTime.Zero) > 1 && !taskset.Tasks.Any(task => task.Priority.IsGiven))
            diagnostics.Warn(taskset.Location, $"No task of `{taskset.Name}` has a `priority`, so that all have {RealTimeTask.LowestPriority} and none preempts another: give them, or `priorities: rate-monotonic`.");
    }

    /// <summary>Tasks that have ended interfere with nobody, so what the others do after that says little.</summary>
    public static void EndsDiffer(TasksetTemplate taskset, Diagnostics diagnostics)
    {
        if (taskset.Common.Machines is MachineKinds.None) return;
        var ends = taskset.Tasks.Where(task => task.Period.Least > GuestTime.Zero)
            .Select(task => (task.Name, First: End(task.Offset.Least, task.Period.Least, task.Jobs.Least ?? 1), Last: End(task.Offset.Most, task.Period.Most, task.Jobs.Most ?? 1)))
            .ToArray();
        if (ends.Length < 2) return;
        var apart = ends.SelectMany(first => ends.Where(last => last.Name != first.Name).Select(last => (first.First, first.Name, last.Last, Other: last.Name)))
            .MaxBy(pair => pair.Last - pair.First);
        if (apart.Last <= apart.First) return;
        var some = taskset.Combinations.Count > 1 ? "In some variants the" : "The";
        diagnostics.Warn(taskset.Location, $"{some} tasks of `{taskset.Name}` end at different times: the last job of `{apart.Name}` is over at {Text(apart.First)}, that of "
            + $"`{apart.Other}` at {Text(apart.Last)}, and meanwhile interference vanishes. With `duration` in place of `jobs` all release until then.");
    }

    // Up to 49 days of offset, and 49 days times 2^31 jobs.
    private static Int128 End(GuestTime offset, GuestTime period, int jobs) => offset.Nanoseconds + (Int128)period.Nanoseconds * jobs;

    private static string Text(Int128 nanoseconds) => nanoseconds <= long.MaxValue ? new GuestTime((long)nanoseconds).ToString() : "more than 292 years";
}
