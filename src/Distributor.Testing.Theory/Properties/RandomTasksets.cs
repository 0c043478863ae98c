using System.Globalization;
using CsCheck;
using Distributor.Analysis.Generation;
using Distributor.Model;

namespace Distributor.Testing.Theory;

/// <summary>Random tasksets of `burn` for properties. Where they are to be otherwise, <c>Generator.Select(taskset => …)</c> changes them.</summary>
public sealed record RandomTasksets
{
    /// <summary>How many tasks: each number from the least to the most is as likely. Default: 1 to 6.</summary>
    public (int Least, int Most) Tasks { get; init; } = (1, 6);

    /// <summary>The total utilisation, in hundredths. Default: 0.1 to 1. Above 0, and at most the least number of tasks.</summary>
    public (decimal Least, decimal Most) Utilisation { get; init; } = (0.1m, 1m);

    /// <summary>Default: log-uniform from 10 to 100 ms, in whole ms.</summary>
    public IPeriods Periods { get; init; } = new LogUniformPeriods(GuestTime.FromMilliseconds(10), GuestTime.FromMilliseconds(100), GuestTime.FromMilliseconds(1));

    /// <inheritdoc cref="GeneratorSettings.LeastDeadlineShare"/>
    public decimal? LeastDeadlineShare { get; init; }

    /// <summary>WCETs and deadlines are whole multiples of it. Default: 100 us.</summary>
    public GuestTime Granularity { get; init; } = GuestTime.FromMicroseconds(100);

    /// <summary>Default: fixed priorities, which are deadline-monotonic.</summary>
    public SchedulingPolicy Policy { get; init; }

    /// <summary>Until when tasks release jobs. Default: 500 ms.</summary>
    public GuestTime Duration { get; init; } = GuestTime.FromMilliseconds(500);

    /// <summary>
    /// The tasksets, for CsCheck: fewer tasks are smaller, then lower utilisations. Utilisations and periods are drawn as
    /// <see cref="TasksetGenerator"/> does. Throws what that throws for settings that contradict each other.
    /// </summary>
    public Gen<Taskset> Generator =>
        from tasks in Gen.Int[Tasks.Least, Tasks.Most]
        from hundredths in Gen.Int[(int)(Utilisation.Least * 100), (int)(Utilisation.Most * 100)]
        from seed in Gen.ULong
        select Draw(tasks, hundredths, seed);

    private Taskset Draw(int tasks, int hundredths, ulong seed)
    {
        var settings = new GeneratorSettings(tasks, hundredths / 100m, Periods)
        {
            Method = UtilisationMethod.UUniFastDiscard,
            WcetGranularity = Granularity,
            LeastDeadlineShare = LeastDeadlineShare,
        };
        var name = string.Create(CultureInfo.InvariantCulture, $"random-{tasks}-tasks-{hundredths}-percent-{seed:x}");
        return TasksetGenerator.Next(new(seed), settings).ToTaskset(name, Policy, Duration);
    }
}
