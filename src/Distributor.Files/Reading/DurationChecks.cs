using Distributor.Analysis;
using Distributor.Files.Yaml;
using Distributor.Model;

namespace Distributor.Files.Reading;

/// <summary>Finds what is wrong with a taskset's <c>duration</c>.</summary>
internal static class DurationChecks
{
    // Sets of periods share most hyperperiods; with more than these, a file asks for something else.
    private const int MostHyperperiods = 20_000;
    private const int MostSteps = 5_000_000;

    public static void Check(TasksetTemplate taskset, TasksetDuration duration, Diagnostics diagnostics)
    {
        foreach (var task in taskset.Tasks.Where(task => task.Jobs.IsBroken || task.Jobs.Least is not null))
            diagnostics.Error(task.Jobs.Location, "`jobs` and the taskset's `duration` both say when releases end: keep one.");
        if (taskset.Generator is not null || taskset.Tasks.Count == 0 || taskset.Tasks.Any(task => task.Period.IsBroken || task.Offset.IsBroken)) return;
        if (duration.Fixed is { } same) CheckReleases(taskset, same, same, diagnostics);
        else if (Hyperperiods(taskset, duration, diagnostics) is { } hyperperiods)
            CheckReleases(taskset, hyperperiods.Min(), hyperperiods.Max(), diagnostics);
    }

    private static void CheckReleases(TasksetTemplate taskset, GuestTime shortest, GuestTime longest, Diagnostics diagnostics)
    {
        foreach (var task in taskset.Tasks)
        {
            if (task.Offset.Most >= shortest)
                diagnostics.Error(task.Offset.Location, $"Task `{task.Name}` has its first release at {task.Offset.Most}, when the duration of {shortest} has ended.");
            else if (Releases.Before(longest, task.Offset.Least, task.Period.Least) > int.MaxValue)
                diagnostics.Error(task.Period.Location, $"Task `{task.Name}` has more than {int.MaxValue} jobs of period {task.Period.Least} in {longest}.");
        }
    }

    // All hyperperiods that combinations have, without going through the combinations. Null after a mistake.
    private static HashSet<GuestTime>? Hyperperiods(TasksetTemplate taskset, TasksetDuration duration, Diagnostics diagnostics)
    {
        HashSet<GuestTime> found = [GuestTime.FromMicroseconds(1)];
        var steps = 0;
        foreach (var task in taskset.Tasks)
        {
            var extended = new HashSet<GuestTime>();
            foreach (var period in task.Period.Values)
            {
                foreach (var hyperperiod in found)
                {
                    if (period == GuestTime.Zero) extended.Add(hyperperiod);
                    else if (Hyperperiod.TryExtend(hyperperiod, period, out var longer) && longer <= TasksetDuration.LongestHyperperiod) extended.Add(longer);
                    else return Fail($"With the period {period} of task `{task.Name}` the hyperperiod is longer than an hour: give periods that divide each other, or a time instead of `hyperperiod`.");
                    if (++steps > MostSteps || extended.Count > MostHyperperiods)
                        return Fail("The lists of periods have too many hyperperiods to see whether each is short enough: give a time instead of `hyperperiod`.");
                }
            }
            found = extended;
        }
        if (taskset.Tasks.Any(task => task.Period.Least > GuestTime.Zero)) return found;
        return Fail("Without a task that has a `period` there is no hyperperiod: give a time.");

        HashSet<GuestTime>? Fail(string message)
        {
            diagnostics.Error(duration.Location, message);
            return null;
        }
    }
}
