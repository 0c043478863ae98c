using Distributor.Dispatch;
using Distributor.Model;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;

namespace Distributor.Testing;

/// <summary>Makes NUnit tests that judge tasksets.</summary>
internal static class TasksetTests
{
    // Where NUnit's adapter looks for the place of a test that is no method.
    private const string FileProperty = "_CodeFilePath";
    private const string LineProperty = "_LineNumber";

    /// <summary>A test named for its taskset below a prefix, at the taskset's place, with its categories and description.</summary>
    public static TestMethod Of(Taskset taskset, IMethodInfo method, NUnit.Framework.Internal.Test? suite, string prefix)
    {
        var test = Make(taskset, method, suite, taskset.Name, $"{prefix}.{taskset.Name}");
        foreach (var category in taskset.Categories) test.Properties.Add(PropertyNames.Category, category);
        if (taskset.Description is { } description) test.Properties.Set(PropertyNames.Description, description);
        if (taskset.Location is { } location) Locate(test, location);
        return test;
    }

    /// <summary>A test that has a name of its own.</summary>
    public static TestMethod Make(Taskset taskset, IMethodInfo method, NUnit.Framework.Internal.Test? suite, string name, string fullName)
    {
        if (!TakesTasksetOrRun(method))
            return Mistaken($"{method.Name} judges a taskset, so it takes one parameter: a {nameof(Taskset)}, or the finished {nameof(Run)}.", method, suite, name, fullName, taskset.Location);
        var test = new NUnitTestCaseBuilder().BuildTestMethod(method, suite, new TestCaseParameters([taskset]));
        (test.Name, test.FullName) = (name, fullName);
        test.Properties.Set(DeclaredTasksets.TestProperty, TestDistribution.Current.Tasksets.Add(taskset));
        return test;
    }

    /// <summary>A test that fails with a mistake.</summary>
    public static TestMethod Mistaken(string mistake, IMethodInfo method, NUnit.Framework.Internal.Test? suite, string name, string fullName, SourceLocation? location)
    {
        var test = new NUnitTestCaseBuilder().BuildTestMethod(method, suite, new TestCaseParameters(new object?[method.GetParameters().Length]));
        (test.Name, test.FullName) = (name, fullName);
        test.MakeInvalid(mistake);
        if (location is not null) Locate(test, location);
        return test;
    }

    /// <summary>Lets test explorers find a test at its place in a file.</summary>
    public static void Locate(TestMethod test, SourceLocation location)
    {
        test.Properties.Set(FileProperty, location.File);
        test.Properties.Set(LineProperty, location.Line);
    }

    /// <summary>
    /// Takes from a test what nobody asks for once its run is known: each of its events and results would carry it, which NUnit's engine and adapter parse
    /// several times.
    /// </summary>
    public static void Lighten(ITest test)
    {
        foreach (var property in (string[])[DeclaredTasksets.TestProperty, FileProperty, LineProperty]) test.Properties[property].Clear();
    }

    private static bool TakesTasksetOrRun(IMethodInfo method) =>
        method.GetParameters() is [var parameter] && (parameter.ParameterType == typeof(Taskset) || parameter.ParameterType == typeof(Run));
}
