using System.Globalization;
using Distributor.Analysis.Generation;
using Distributor.Files.Variants;
using Distributor.Files.Yaml;
using Distributor.Model;

namespace Distributor.Files.Reading;

/// <summary>Reads how the tasks of a taskset are drawn at random.</summary>
internal static class GeneratorReader
{
    private const int MostTasks = 1000;
    private static readonly string[] Required = ["tasks", "utilisation"];

    /// <summary>Null when the tasks are the file's own.</summary>
    public static GeneratorTemplate? Read(Section taskset, bool isForGuests, List<Dimension> dimensions)
    {
        if (taskset.Node("generate") is not { } node) return null;
        var section = Section.Of(node, "`generate`", taskset.Diagnostics, TasksetKeys.Generate);
        var time = isForGuests ? Quantity.Span : Quantity.AnySpan;
        (int, int, int) Order(string key) => (taskset.OrderOf("generate"), 0, section.OrderOf(key));
        var read = new AttributeReader(section, "", Order, dimensions);
        foreach (var key in Required.Where(key => section.Node(key) is null))
            section.Fail(key, $"A generator needs `{key}`, as in `generate: {{ tasks: 10, utilisation: 0.8, periods: {{ kind: log-uniform, min: 1 ms, max: 1 s }} }}`.");
        var count = (int)(section.Number("count", Quantity.Number(1, int.MaxValue)) ?? 1);
        var granularity = section.Time("granularity", time) ?? GuestTime.FromMicroseconds(1);
        // Behind the lists of the same generator, so that one more set is one more of each.
        var sets = new Dimension("set", section.LocationOf("count"), count, set => set.ToString(CultureInfo.InvariantCulture), [], (taskset.OrderOf("generate"), 0, int.MaxValue));
        dimensions.Add(sets);
        return new(section.Location)
        {
            Seed = (ulong)(section.Number("seed", Quantity.Number(0, long.MaxValue)) ?? 1),
            Sets = sets,
            Tasks = read.Measure("tasks", Quantity.Number(1, MostTasks), number => (int)number, 1),
            Utilisation = read.Measure("utilisation", Quantity.Share(MostTasks), Decimal, 0.5m),
            Method = section.Choice("method", Words.UtilisationMethods) ?? UtilisationMethod.UUniFast,
            MostUtilisation = read.Measure("max-utilisation", Quantity.Share(1), Decimal, 1),
            Periods = GeneratedPeriods.Read(section, time, granularity),
            LeastDeadlineShare = read.Measure<decimal?>("deadlines", Quantity.DeadlineShare, share => share == Quantity.Implicit ? null : Decimal(share), null),
            Granularity = granularity,
        };
    }

    private static decimal Decimal(long millionths) => millionths / 1_000_000m;
}
