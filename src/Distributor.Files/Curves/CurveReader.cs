using Distributor.Analysis.Acceptance;
using Distributor.Files.Reading;
using Distributor.Files.Variants;
using Distributor.Files.Yaml;
using Distributor.Model;
using YamlDotNet.RepresentationModel;

namespace Distributor.Files.Curves;

/// <summary>Reads one curve.</summary>
internal static class CurveReader
{
    /// <summary>Null after a mistake, which was told.</summary>
    public static CurveDeclaration? Read(string name, YamlNode key, YamlNode node, Diagnostics diagnostics)
    {
        TasksetReader.CheckName(name, key, "curve", diagnostics);
        var section = Section.Of(node, $"curve `{name}`", diagnostics, TasksetKeys.Curve);
        var tests = ReadTests(section);
        var executes = tests.Any(test => test is CurveDeclaration.ExecutionFixedPriority or CurveDeclaration.ExecutionEdf);
        var duration = section.Time("duration", Quantity.Span);
        if (executes && section.Node("duration") is null) section.Fail("tests", "An execution needs a `duration`: until when each taskset releases jobs, as in `duration: 1 s`.");
        if (section.Node("generate") is null)
        {
            section.Fail("generate", "A curve needs `generate`, as in `generate: { tasks: 10, utilisation: [0.5..1 step 0.05], count: 100, periods: { kind: log-uniform, min: 1 ms, max: 1 s } }`.");
            return null;
        }
        if (GeneratorReader.Read(section, isForGuests: executes, []) is not { Periods: not null } generator) return null;
        if (generator.Utilisation.IsBroken || generator.Tasks.IsBroken || generator.LeastDeadlineShare.IsBroken || generator.MostUtilisation.IsBroken) return null;
        GeneratorChecks.CheckUtilisation(generator, diagnostics);
        var parameter = Parameter(generator, diagnostics);
        if (executes && generator.Tasks.Most > RealTimeTask.LowestPriority + 1)
            diagnostics.Error(generator.Tasks.Location, $"{generator.Tasks.Most} tasks need as many priorities, and there are 128.");
        return new(name, Sweeps(generator, parameter), tests) { Parameter = parameter, Description = section.Text("description"), Duration = duration, Location = diagnostics.At(key) };
    }

    // A list of one of these gives a sweep for each value. More than one such list has no picture.
    private static SweepParameter Parameter(GeneratorTemplate generator, Diagnostics diagnostics)
    {
        var lists = new (SweepParameter Parameter, bool Varies, SourceLocation Location)[]
        {
            (SweepParameter.Tasks, HasSeveral(generator.Tasks.Values), generator.Tasks.Location),
            (SweepParameter.Deadlines, HasSeveral(generator.LeastDeadlineShare.Values), generator.LeastDeadlineShare.Location),
            (SweepParameter.MostUtilisation, HasSeveral(generator.MostUtilisation.Values), generator.MostUtilisation.Location),
        }.Where(list => list.Varies).ToArray();
        if (lists.Length > 1)
            diagnostics.Error(lists[1].Location, $"A curve has one parameter besides `utilisation`, and `{lists[0].Parameter.Name}` is a list already: make a curve for each value of this one.");
        return lists.Length > 0 ? lists[0].Parameter : SweepParameter.Tasks;
    }

    private static bool HasSeveral<T>(IEnumerable<T> values) => values.Distinct().Skip(1).Any();

    private static IReadOnlyList<AcceptanceSweep> Sweeps(GeneratorTemplate generator, SweepParameter parameter)
    {
        decimal[] utilisations = [.. generator.Utilisation.Values.Distinct().Order()];
        var sweeps = from tasks in generator.Tasks.Values
                     from share in generator.LeastDeadlineShare.Values
                     from most in generator.MostUtilisation.Values
                     select new AcceptanceSweep(generator.Settings(tasks, utilisations[0], most, share), utilisations, generator.Sets.Count, generator.Seed);
        return [.. sweeps.DistinctBy(parameter.Of).OrderBy(parameter.Of)];
    }

    private static List<string> ReadTests(Section section)
    {
        var tests = new List<string>();
        if (section.Node("tests") is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            section.Fail("tests", $"A curve needs `tests`, a list of {string.Join(", ", CurveDeclaration.AllTests)}.");
            return tests;
        }
        foreach (var node in list)
        {
            var name = (node as YamlScalarNode)?.Value ?? "";
            if (CurveDeclaration.AllTests.Contains(name))
            {
                if (!tests.Contains(name)) tests.Add(name);
                continue;
            }
            var nearest = NearestName.Of(name, [.. CurveDeclaration.AllTests]);
            section.Diagnostics.Error(node, $"`{name}` is no test: {(nearest is null ? $"there are {string.Join(", ", CurveDeclaration.AllTests)}." : $"did you mean `{nearest}`?")}");
        }
        return tests;
    }
}
