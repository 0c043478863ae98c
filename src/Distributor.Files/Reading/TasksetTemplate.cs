using Distributor.Analysis;
using Distributor.Files.Variants;
using Distributor.Model;

namespace Distributor.Files.Reading;

/// <summary>A taskset of a file, with all the values that its attributes take: it makes the taskset of each combination when it is asked for.</summary>
/// <param name="Common">What all of them share. Its tasks and policy do not count.</param>
internal sealed record TasksetTemplate(Taskset Common)
{
    public required IReadOnlyList<TaskTemplate> Tasks { get; init; }

    /// <summary>Makes the tasks, which are then not the file's. Default: null.</summary>
    public GeneratorTemplate? Generator { get; init; }

    public required Attribute<SchedulingPolicy> Policy { get; init; }

    public required Attribute<Priorities> PriorityOrder { get; init; }

    /// <summary>Null: each task has its own number of jobs.</summary>
    public required TasksetDuration? Duration { get; init; }

    public required Combinations Combinations { get; init; }

    public string Name => Common.Name;

    public SourceLocation Location => Common.Location!;

    /// <summary>The taskset with a number from 0.</summary>
    public Taskset At(int index)
    {
        var combination = Combinations[index];
        var generated = Generator?.In(combination);
        var tasks = generated?.Tasks ?? Array.ConvertAll(Tasks.ToArray(), task => task.In(combination));
        var duration = Duration?.Of(tasks);
        if (duration is { } end) tasks = [.. tasks.Select(task => TasksetDuration.Fill(task, end))];
        return Common with
        {
            Name = Combinations.Name(Name, combination),
            Description = generated is { } drawn ? $"{Common.Description} (U = {drawn.Utilisation})".TrimStart() : Common.Description,
            Tasks = Prioritise(tasks, PriorityOrder.In(combination)),
            Policy = Policy.In(combination),
            Duration = duration,
        };
    }

    private static IReadOnlyList<RealTimeTask> Prioritise(IReadOnlyList<RealTimeTask> tasks, Priorities order) => order switch
    {
        Priorities.RateMonotonic => PriorityAssignment.RateMonotonic(tasks),
        Priorities.DeadlineMonotonic => PriorityAssignment.DeadlineMonotonic(tasks),
        _ => tasks,
    };
}
