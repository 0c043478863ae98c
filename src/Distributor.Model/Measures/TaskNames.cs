namespace Distributor.Model.Measures;

/// <summary>Finds tasks by their names.</summary>
public static class TaskNames
{
    /// <summary>The index of a task. Throws <see cref="ArgumentException"/>, with the names there are, when the taskset has none of that name.</summary>
    public static int IndexOf(this Taskset taskset, string name)
    {
        for (var task = 0; task < taskset.Tasks.Count; task++)
            if (taskset.Tasks[task].Name == name) return task;
        throw new ArgumentException($"Taskset {taskset.Name} has no task `{name}`. Its tasks are {string.Join(", ", taskset.Tasks.Select(task => task.Name))}.", nameof(name));
    }

    /// <summary>The jobs of a task, or of all tasks for null, in the trace's order.</summary>
    public static IReadOnlyList<Job> JobsOf(this Trace trace, string? task)
    {
        if (task is null) return trace.Jobs;
        var index = trace.Taskset.IndexOf(task);
        return [.. trace.Jobs.Where(job => job.Task == index)];
    }
}
