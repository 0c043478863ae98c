using Distributor.Analysis;
using Distributor.Analysis.Generation;
using Distributor.Files.Variants;
using Distributor.Model;

namespace Distributor.Files.Reading;

/// <summary>The random tasks of a taskset: the same for a seed and a set's number, whatever else the file says, and drawn when they are asked for.</summary>
internal sealed record GeneratorTemplate(SourceLocation Location)
{
    public required ulong Seed { get; init; }

    /// <summary>Which of the sets with the same parameters: the dimension that <c>count</c> makes.</summary>
    public required Dimension Sets { get; init; }

    public required Attribute<int> Tasks { get; init; }

    public required Attribute<decimal> Utilisation { get; init; }

    public required UtilisationMethod Method { get; init; }

    public required Attribute<decimal> MostUtilisation { get; init; }

    /// <summary>Null after a mistake.</summary>
    public required GeneratedPeriods? Periods { get; init; }

    /// <summary>Null: implicit deadlines.</summary>
    public required Attribute<decimal?> LeastDeadlineShare { get; init; }

    /// <summary>Of WCETs and deadlines.</summary>
    public required GuestTime Granularity { get; init; }

    /// <summary>The names of the tasks that every set has.</summary>
    public IEnumerable<string> Names => Enumerable.Range(0, Tasks.Least).Select(GeneratedTaskset.NameOf);

    /// <summary>The tasks in a combination, without jobs, and their utilisation.</summary>
    public (IReadOnlyList<RealTimeTask> Tasks, Ratio Utilisation) In(int[] combination)
    {
        var settings = Settings(Tasks.In(combination), Utilisation.In(combination), MostUtilisation.In(combination), LeastDeadlineShare.In(combination));
        var drawn = TasksetGenerator.Numbered(Seed, combination[Sets.Place], settings);
        return (drawn.ToTasks(), drawn.TotalUtilisation);
    }

    /// <summary>For so many tasks with a total utilisation, of at most so much each, and deadlines from such a share on.</summary>
    public GeneratorSettings Settings(int tasks, decimal utilisation, decimal mostUtilisation, decimal? leastDeadlineShare) => new(tasks, utilisation, Periods!.Source)
    {
        Method = Method,
        MostUtilisation = mostUtilisation,
        WcetGranularity = Granularity,
        LeastDeadlineShare = leastDeadlineShare,
    };
}
