using Distributor.Analysis.Generation;
using Distributor.Files.Yaml;
using Distributor.Model;
using YamlDotNet.RepresentationModel;

namespace Distributor.Files.Reading;

/// <summary>Where the periods of random tasks come from.</summary>
/// <param name="Source">Draws them.</param>
/// <param name="Shortest">None is shorter.</param>
/// <param name="Hyperperiod">All divide it; null when that could be too long for anybody.</param>
internal sealed record GeneratedPeriods(IPeriods Source, GuestTime Shortest, GuestTime? Hyperperiod)
{
    private const int MostLevels = 62;
    private static readonly GuestTime Longest = GuestTime.FromSeconds(1_000_000_000);

    /// <summary>Null after a mistake, which was told.</summary>
    /// <param name="generate">What holds <c>periods</c>.</param>
    /// <param name="time">How a time of the taskset is read.</param>
    /// <param name="granularity">Of periods that say nothing else.</param>
    public static GeneratedPeriods? Read(Section generate, Quantity time, GuestTime granularity)
    {
        switch (generate.Node("periods"))
        {
            case null:
                generate.Fail("periods", "A generator needs `periods`: `automotive`, or as in `{ kind: log-uniform, min: 1 ms, max: 1 s }`.");
                return null;
            case YamlScalarNode:
                return generate.Choice("periods", Words.PeriodKinds) is { } named ? Automotive(named, generate) : null;
            case var node:
                var section = Section.Of(node, "`periods`", generate.Diagnostics, TasksetKeys.Periods);
                if (section.Node("kind") is null) section.Fail("kind", $"`periods` needs a `kind`: {string.Join(", ", Words.PeriodKinds.Names)}.");
                return section.Choice("kind", Words.PeriodKinds) is not { } kind ? null
                    : kind is PeriodKind.Automotive ? Automotive(kind, section) : Between(kind, section, time, granularity);
        }
    }

    private static GeneratedPeriods? Automotive(PeriodKind kind, Section section)
    {
        if (kind is PeriodKind.Automotive) return new(new AutomotivePeriods(), GuestTime.FromMilliseconds(1), GuestTime.FromSeconds(1));
        section.Fail("periods", "Only `automotive` says all there is to say: these need bounds, as in `{ kind: log-uniform, min: 1 ms, max: 1 s }`.");
        return null;
    }

    private static GeneratedPeriods? Between(PeriodKind kind, Section section, Quantity time, GuestTime granularity)
    {
        var (min, max, step) = (section.Time("min", time), section.Time("max", time), section.Time("granularity", time) ?? granularity);
        var factor = section.Number("factor", Quantity.Number(2, 1_000_000)) ?? 2;
        if (section.Node("min") is null || section.Node("max") is null) section.Fail("kind", "These periods need `min` and `max`, as in `{ kind: log-uniform, min: 1 ms, max: 1 s }`.");
        if (section.Node("factor") is not null && kind is not PeriodKind.Harmonic) section.Fail("factor", "Only harmonic periods have a `factor`.");
        if (min is not { } shortest || max is not { } longest) return null;
        if (step <= GuestTime.Zero || shortest < step || longest < shortest || !shortest.IsWhole(step) || longest > Longest)
        {
            section.Fail("min", $"Periods are multiples of {step}, the first `min`, none above `max` or {Longest}: {shortest} and {longest} are no such bounds.");
            return null;
        }
        if (kind is PeriodKind.LogUniform) return new(new LogUniformPeriods(shortest, longest, step), shortest, null);
        if (kind is PeriodKind.Uniform) return new(new UniformPeriods(shortest, longest, step), shortest, null);
        var (levels, last) = (1, shortest);
        for (; levels < MostLevels && last.Nanoseconds <= longest.Nanoseconds / factor; levels++) last *= factor;
        return new(new HarmonicPeriods(shortest, (int)factor, levels), shortest, last);
    }
}
