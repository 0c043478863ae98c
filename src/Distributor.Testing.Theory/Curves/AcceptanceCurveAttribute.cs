using Distributor.Analysis.Acceptance;
using Distributor.Dispatch.Curves;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;
using NUnit.Framework.Internal.Commands;

namespace Distributor.Testing.Theory;

/// <summary>
/// A test for each acceptance curve of a YAML file: the method takes the finished <see cref="MeasuredCurve"/>. Its CSV, SVG and PNG are attached. Executions run
/// on the machines that all tests of the process share; methods that take the same curve judge the same one. A file with mistakes is one failing test that
/// tells them all.
/// </summary>
/// <param name="file">Its path, relative to the test project's folder.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AcceptanceCurveAttribute(string file) : NUnitAttribute, ITestBuilder, IWrapTestMethod, IImplyFixture
{
    /// <summary>The one curve that is meant. Default: null, all of the file.</summary>
    public string? Curve { get; init; }

    /// <summary>Builds the tests.</summary>
    public IEnumerable<TestMethod> BuildFrom(IMethodInfo method, NUnit.Framework.Internal.Test? suite)
    {
        var folder = ProjectFolder.Of(method.TypeInfo.Assembly);
        TestDistribution.Current.ProjectFolder ??= folder.Path;
        var path = Path.GetFullPath(file, folder.Path);
        var prefix = $"{method.TypeInfo.FullName}.{method.Name}";
        var read = TestDistribution.Current.Files.Read(path);
        var curves = read.Curves.Where(curve => Curve is null || curve.Name == Curve).ToArray();
        if (curves.Length > 0) return curves.Select(curve => Make(curve, method, suite, $"{prefix}.{curve.Name}"));
        var mistakes = read.Errors.Count > 0 ? $"{file} has mistakes.\n{string.Join('\n', read.Errors)}"
            : $"{file} has no curve{(Curve is null ? ": expected `curves:`" : $" `{Curve}`. It has: {string.Join(", ", read.Curves.Select(curve => curve.Name))}")}.";
        return [TasksetTests.Mistaken(mistakes, method, suite, method.Name, prefix, read.Errors.Count > 0 ? read.Errors[0].Location : new(path, 1, 1))];
    }

    /// <summary>Lets the method take the curve.</summary>
    public TestCommand Wrap(TestCommand command) => new CurveCommand(command);

    private static TestMethod Make(CurveDeclaration curve, IMethodInfo method, NUnit.Framework.Internal.Test? suite, string fullName)
    {
        var test = new NUnitTestCaseBuilder().BuildTestMethod(method, suite, new TestCaseParameters([curve]));
        (test.Name, test.FullName) = (curve.Name, fullName);
        if (curve.Description is { } description) test.Properties.Set(PropertyNames.Description, description);
        if (curve.Location is { } location) TasksetTests.Locate(test, location);
        if (test.RunState is RunState.Runnable && !(method.GetParameters() is [var parameter] && parameter.ParameterType == typeof(MeasuredCurve)))
            test.MakeInvalid($"{method.Name} judges a curve, so it takes one parameter: the finished {nameof(MeasuredCurve)}.");
        return test;
    }
}
