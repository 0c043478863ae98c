using System.Reflection;
using Distributor.Files;
using Distributor.Model;
using Microsoft.Extensions.FileSystemGlobbing;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;

namespace Distributor.Testing;

/// <summary>
/// A test for each taskset of the YAML files that match; the method takes the <see cref="Taskset"/>. A file with mistakes is one failing test
/// that tells them all. Tests are named <c>Namespace.folder.file.taskset</c>, carry the taskset's categories, and lead to its line.
/// </summary>
/// <param name="glob">Relative to the test project's folder, as in <c>sweeps/*.yaml</c> or <c>**/*.yaml</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TasksetFileAttribute(string glob) : NUnitAttribute, ITestBuilder, IImplyFixture
{
    /// <summary>The property of a test that holds its taskset's key.</summary>
    public const string KeyProperty = "Distributor.Taskset";

    // Where NUnit's adapter looks for the place of a test that is no method.
    private const string FileProperty = "_CodeFilePath";
    private const string LineProperty = "_LineNumber";

    /// <summary>Builds the tests.</summary>
    public IEnumerable<TestMethod> BuildFrom(IMethodInfo method, NUnit.Framework.Internal.Test? suite)
    {
        var folder = ProjectFolder.Of(method.TypeInfo.Assembly);
        TestDistribution.Current.ProjectFolder ??= folder.Path;
        var matcher = new Matcher().AddInclude(glob);
        matcher.AddExcludePatterns(["**/bin/**", "**/obj/**", "**/.*/**", "**/TestResults/**"]);
        foreach (var path in matcher.GetResultsInFullPath(folder.Path).Order(StringComparer.Ordinal))
        {
            var file = TestDistribution.Current.Read(path);
            var prefix = $"{folder.Namespace}.{Path.ChangeExtension(Path.GetRelativePath(folder.Path, path), null).Replace('/', '.')}";
            if (file.Errors.Count > 0) yield return Broken(method, suite, file, prefix);
            foreach (var taskset in file.Tasksets) yield return Build(method, suite, taskset, prefix);
        }
    }

    private static TestMethod Build(IMethodInfo method, NUnit.Framework.Internal.Test? suite, Taskset taskset, string prefix)
    {
        var test = new NUnitTestCaseBuilder().BuildTestMethod(method, suite, new TestCaseParameters([taskset]));
        test.Name = taskset.Name;
        test.FullName = $"{prefix}.{taskset.Name}";
        foreach (var category in taskset.Categories) test.Properties.Add(PropertyNames.Category, category);
        test.Properties.Set(KeyProperty, TestDistribution.Key(taskset));
        Locate(test, taskset.Location!);
        return test;
    }

    private static TestMethod Broken(IMethodInfo method, NUnit.Framework.Internal.Test? suite, TasksetFile file, string prefix)
    {
        var test = new NUnitTestCaseBuilder().BuildTestMethod(method, suite, new TestCaseParameters([null]));
        test.Name = Path.GetFileName(file.Path);
        test.FullName = prefix;
        test.MakeInvalid($"{Path.GetFileName(file.Path)} has mistakes; none of its tasksets runs.\n{string.Join('\n', file.Errors)}");
        Locate(test, file.Errors[0].Location);
        return test;
    }

    private static void Locate(TestMethod test, SourceLocation location)
    {
        test.Properties.Set(FileProperty, location.File);
        test.Properties.Set(LineProperty, location.Line);
    }
}
