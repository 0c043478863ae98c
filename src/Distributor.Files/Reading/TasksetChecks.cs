using Distributor.Files.Variants;
using Distributor.Files.Yaml;
using Distributor.Model;

namespace Distributor.Files.Reading;

/// <summary>
/// Finds what is wrong with a taskset as a whole. Every combination is as good as every other, so looking at the least and the largest value
/// of each attribute is enough, however many combinations there are.
/// </summary>
internal static class TasksetChecks
{
    public static void Check(TasksetTemplate taskset, Diagnostics diagnostics)
    {
        if (taskset.Generator is { } generator) GeneratorChecks.Check(taskset, generator, diagnostics);
        else if (taskset.Tasks.Count == 0) diagnostics.Error(taskset.Location, $"Taskset `{taskset.Name}` has no `tasks`.");
        if (taskset.Combinations.Count > int.MaxValue)
            diagnostics.Error(taskset.Location, $"Taskset `{taskset.Name}` has {Number(taskset.Combinations.Count)} combinations of its lists; at most {int.MaxValue} can be counted.");
        if (taskset.Tasks.Count > RealTimeTask.LowestPriority + 1 && taskset.PriorityOrder.Most is not Priorities.Explicit)
            diagnostics.Error(taskset.PriorityOrder.Location, $"{taskset.Tasks.Count} tasks need as many priorities, and there are 128.");
        NameClashes.Between(taskset.Combinations.Dimensions, diagnostics);
        foreach (var task in taskset.Tasks)
        {
            CheckTask(taskset, task, diagnostics);
            CheckExecution(task, diagnostics);
        }
        if (taskset.Duration is { } duration) DurationChecks.Check(taskset, duration, diagnostics);
        else TasksetWarnings.EndsDiffer(taskset, diagnostics);
        TasksetWarnings.Find(taskset, diagnostics);
    }

    private static void CheckTask(TasksetTemplate taskset, TaskTemplate task, Diagnostics diagnostics)
    {
        if (task.Period.IsBroken || task.Period.Least > GuestTime.Zero) return;
        if (task.Jobs.Most > 1)
            diagnostics.Error(task.Jobs.Location, $"Task `{task.Name}` has {task.Jobs.Most} jobs and no `period`: how long is it between two releases?");
        if (taskset.Policy.Most is SchedulingPolicy.EarliestDeadlineFirst && !task.Deadline.IsBroken && task.Deadline.Least is null)
            diagnostics.Error(task.Location, $"Task `{task.Name}` is scheduled by deadlines and has neither `deadline` nor `period`.");
    }

    private static void CheckExecution(TaskTemplate task, Diagnostics diagnostics)
    {
        if (task.Bcet.IsBroken || task.Acet.IsBroken || task.Wcet.IsBroken || (!task.Bcet.IsGiven && !task.Acet.IsGiven)) return;
        if (task.Bcet.Most is not { } best || task.Acet.Least is not { } mean || task.Wcet.Least is not { } worst)
            diagnostics.Error(task.Location, $"`bcet`, `acet` and `wcet` of task `{task.Name}` make a distribution together: give all three.");
        else if (best > mean || task.Acet.Most > worst)
            diagnostics.Error(task.Acet.Location, $"`acet` of task `{task.Name}` must be from `bcet` to `wcet` in every variant: bcet {best} at most, acet {mean} to {task.Acet.Most}, wcet {worst} at least.");
    }

    private static string Number(Int128 count) => count >= long.MaxValue ? "more than 9e18" : $"{count}";
}
