using Distributor.Analysis;
using Distributor.Analysis.Generation;
using Distributor.Files.Yaml;
using Distributor.Model;

namespace Distributor.Files.Reading;

/// <summary>Finds what is wrong with a generator, so that each of its sets can be drawn.</summary>
internal static class GeneratorChecks
{
    // UUniFast-Discard tries that often, and must not give up in the midst of a file.
    private static readonly Ratio LeastKept = new(1, 1000);

    // An estimate of 1,000 draws.
    private static readonly Ratio LeastKeptOfRunnables = new(1, 100);

    public static void Check(TasksetTemplate taskset, GeneratorTemplate generator, Diagnostics diagnostics)
    {
        if (taskset.Tasks.Count > 0) diagnostics.Error(generator.Location, "`generate` and `tasks` both say which tasks there are: keep one.");
        if (taskset.Policy.Least is SchedulingPolicy.FixedPriority && generator.Tasks.Most > RealTimeTask.LowestPriority + 1)
            diagnostics.Error(generator.Tasks.Location, $"{generator.Tasks.Most} tasks need as many priorities, and there are 128.");
        CheckUtilisation(generator, diagnostics);
        if (generator.Periods is { } periods) CheckDuration(taskset, generator, periods, diagnostics);
        if (generator.Utilisation.Most > 1)
            diagnostics.Warn(generator.Utilisation.Location, $"A utilisation of {generator.Utilisation.Most} needs more than one processor, and deadlines will be missed.");
    }

    /// <summary>Each total can be drawn.</summary>
    public static void CheckUtilisation(GeneratorTemplate generator, Diagnostics diagnostics)
    {
        if (generator.Utilisation.IsBroken || generator.Tasks.IsBroken || generator.MostUtilisation.IsBroken) return;
        if (generator.Method is UtilisationMethod.AutomotiveRunnables)
        {
            CheckRunnables(generator, diagnostics);
            return;
        }
        var (tasks, total) = (generator.Tasks.Least, generator.Utilisation.Most);
        var most = generator.Method is UtilisationMethod.UUniFast ? 1 : generator.MostUtilisation.Least;
        if (total > tasks * most)
            diagnostics.Error(generator.Utilisation.Location, $"{tasks} tasks of at most {most} each have no utilisation of {total}.");
        else if (generator.Method is UtilisationMethod.UUniFastDiscard && Utilisations.ShareKept(tasks, total, most) < LeastKept)
            diagnostics.Error(generator.Utilisation.Location, $"UUniFast-Discard would discard nearly every draw of {tasks} tasks with a utilisation of {total}: use `method: rand-fixed-sum`.");
    }

    private static void CheckRunnables(GeneratorTemplate generator, Diagnostics diagnostics)
    {
        if (generator.Periods is { Source: not AutomotivePeriods })
        {
            diagnostics.Error(generator.Location, "`method: automotive-runnables` needs `periods: automotive`: nothing is published of runnables with others.");
            return;
        }
        // Many tasks have too much with a runnable each, few too little with the most each.
        foreach (var (tasks, total) in new[] { (generator.Tasks.Most, generator.Utilisation.Least), (generator.Tasks.Least, generator.Utilisation.Most) }.Distinct())
            if (AutomotiveRunnables.ShareKept(tasks, total, generator.MostUtilisation.Least) < LeastKeptOfRunnables)
                diagnostics.Error(generator.Utilisation.Location, $"{tasks} tasks of at least one runnable each, and of at most {generator.MostUtilisation.Least}, have hardly ever a utilisation of {total}.");
    }

    private static void CheckDuration(TasksetTemplate taskset, GeneratorTemplate generator, GeneratedPeriods periods, Diagnostics diagnostics)
    {
        if (taskset.Duration is not { } duration)
        {
            if (taskset.Common.Machines is not MachineKinds.None)
                diagnostics.Error(generator.Location, "Generated tasks have no number of jobs: give the taskset a `duration`, or `machines: none` where nothing executes it.");
        }
        else if ((duration.Fixed ?? periods.Hyperperiod) is not { } longest)
            diagnostics.Error(duration.Location, "The hyperperiod of random periods can be longer than anybody waits: give a time, or `kind: harmonic`.");
        else if (duration.Fixed is null && longest > TasksetDuration.LongestHyperperiod)
            diagnostics.Error(duration.Location, $"The hyperperiod {longest} is longer than an hour: give a time instead of `hyperperiod`.");
        else if (Releases.Before(longest, GuestTime.Zero, periods.Shortest) > int.MaxValue)
            diagnostics.Error(duration.Location, $"A task of period {periods.Shortest} has more than {int.MaxValue} jobs in {longest}.");
    }
}
