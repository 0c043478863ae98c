using Distributor.Analysis.Acceptance;
using Distributor.Dispatch.Curves;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;
using NUnit.Framework.Internal.Commands;

namespace Distributor.Testing.Theory;

/// <summary>
/// Tests of acceptance curves: the method takes the finished <see cref="MeasuredCurve"/>. Its CSV, SVG and PNG are attached. Executions run on the machines that
/// all tests of the process share; methods that take the same curve of a file judge the same one. Mistakes are one failing test that tells them all.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AcceptanceCurveAttribute : NUnitAttribute, ITestBuilder, IWrapTestMethod, IImplyFixture
{
    private readonly string? _file;

    /// <summary>A test for each acceptance curve of a YAML file.</summary>
    /// <param name="file">Its path, relative to the test project's folder.</param>
    public AcceptanceCurveAttribute(string file) => _file = file;

    /// <summary>One test, of the curve that the properties declare. Texts are as in YAML; <see cref="Tests"/>, <see cref="Tasks"/>, <see cref="Utilisation"/> and <see cref="Periods"/> are needed.</summary>
    public AcceptanceCurveAttribute()
    {
    }

    /// <summary>Of a file: the one curve that is meant; default: null, all. Without a file: what the curve is called; default: null, as the method.</summary>
    public string? Curve { get; init; }

    /// <summary>Schedulability tests, simulations and executions, as in <c>"liu-layland, rta, simulation-fp, execution-fp"</c>.</summary>
    public string? Tests { get; init; }

    /// <summary>How many tasks. Several numbers, as in <c>"5, 10"</c>, make a curve of each, and weighted schedulability over them.</summary>
    public string? Tasks { get; init; }

    /// <summary>The points: numbers and ranges, as in <c>"0.7..1 step 0.05"</c>.</summary>
    public string? Utilisation { get; init; }

    /// <summary>Random tasksets at each point. Default: 0, which is YAML's 1.</summary>
    public int Count { get; init; }

    /// <summary>Another seed, from 0 on, gives other tasksets. Default: 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary><c>"automotive"</c>, or as in <c>"{ kind: log-uniform, min: 10 ms, max: 100 ms }"</c>.</summary>
    public string? Periods { get; init; }

    /// <summary><c>"implicit"</c>, the default, <c>"constrained"</c> or a share. Several, as in <c>"0..1 step 0.25"</c>, make a curve of each.</summary>
    public string? Deadlines { get; init; }

    /// <summary><c>"uunifast"</c>, the default, or another one of YAML's.</summary>
    public string? Method { get; init; }

    /// <summary>The largest utilisation of a task. Default: 1. Several make a curve of each.</summary>
    public string? MaxUtilisation { get; init; }

    /// <summary>Time of which WCETs, deadlines and periods are whole multiples. Default: <c>"1 us"</c>.</summary>
    public string? Granularity { get; init; }

    /// <summary>Time until when each execution releases jobs. Needed where something executes.</summary>
    public string? Duration { get; init; }

    /// <summary>Builds the tests.</summary>
    public IEnumerable<TestMethod> BuildFrom(IMethodInfo method, NUnit.Framework.Internal.Test? suite)
    {
        var folder = ProjectFolder.Of(method.TypeInfo.Assembly);
        TestDistribution.Current.ProjectFolder ??= folder.Path;
        var fullName = $"{method.TypeInfo.FullName}.{method.Name}";
        if (_file is not null) return OfFile(_file, folder, method, suite, fullName);
        var (curve, mistakes) = CurveOfProperties.Read(this, Curve ?? method.Name);
        return [curve is not null ? Make(curve, method, suite, method.Name, fullName) : TasksetTests.Mistaken(mistakes!, method, suite, method.Name, fullName, location: null)];
    }

    /// <summary>Lets the method take the curve.</summary>
    public TestCommand Wrap(TestCommand command) => new CurveCommand(command);

    private IEnumerable<TestMethod> OfFile(string file, ProjectFolder folder, IMethodInfo method, NUnit.Framework.Internal.Test? suite, string prefix)
    {
        var path = Path.GetFullPath(file, folder.Path);
        var read = TestDistribution.Current.Files.Read(path);
        var curves = read.Curves.Where(curve => Curve is null || curve.Name == Curve).ToArray();
        var contradiction = CurveOfProperties.Contradiction(this, file);
        if (contradiction is null && curves.Length > 0) return curves.Select(curve => Make(curve, method, suite, curve.Name, $"{prefix}.{curve.Name}"));
        var mistakes = contradiction ?? (read.Errors.Count > 0 ? $"{file} has mistakes.\n{string.Join('\n', read.Errors)}"
            : $"{file} has no curve{(Curve is null ? ": expected `curves:`" : $" `{Curve}`. It has: {string.Join(", ", read.Curves.Select(curve => curve.Name))}")}.");
        return [TasksetTests.Mistaken(mistakes, method, suite, method.Name, prefix, read.Errors.Count > 0 ? read.Errors[0].Location : new(path, 1, 1))];
    }

    private static TestMethod Make(CurveDeclaration curve, IMethodInfo method, NUnit.Framework.Internal.Test? suite, string name, string fullName)
    {
        var test = new NUnitTestCaseBuilder().BuildTestMethod(method, suite, new TestCaseParameters([curve]));
        (test.Name, test.FullName) = (name, fullName);
        if (curve.Description is { } description) test.Properties.Set(PropertyNames.Description, description);
        if (curve.Location is { } location) TasksetTests.Locate(test, location);
        if (test.RunState is RunState.Runnable && !(method.GetParameters() is [var parameter] && parameter.ParameterType == typeof(MeasuredCurve)))
            test.MakeInvalid($"{method.Name} judges a curve, so it takes one parameter: the finished {nameof(MeasuredCurve)}.");
        return test;
    }
}
