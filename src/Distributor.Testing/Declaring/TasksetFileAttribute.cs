using System.Reflection;
using Distributor.Files;
using Microsoft.Extensions.FileSystemGlobbing;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;

namespace Distributor.Testing;

/// <summary>
/// A test for each taskset of the YAML files that match; the method takes the <see cref="Model.Taskset"/>, or the finished
/// <see cref="Dispatch.Run"/>. A file with mistakes is one failing test that tells them all. Tests are named
/// <c>Namespace.Class.Method.folder.file.taskset</c>, carry the taskset's categories, and lead to its line. A file that a method takes so is no
/// longer judged by its <c>expect</c> alone. What is kept of runs is no file of tests, wherever it is kept.
/// </summary>
/// <param name="glob">Relative to the test project's folder, as in <c>sweeps/*.yaml</c> or <c>**/*.yaml</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TasksetFileAttribute(string glob) : NUnitAttribute, ITestBuilder, IWrapTestMethod, IImplyFixture
{
    /// <summary>Test explorers take no more; a file has up to millions.</summary>
    private const int MostTests = 100_000;

    /// <summary>
    /// Only the files that no other method of the assembly takes; tests are then named <c>Namespace.folder.file.taskset</c>. For the tests that the
    /// build generates. Default: false.
    /// </summary>
    public bool Unclaimed { get; init; }

    /// <summary>Builds the tests.</summary>
    public IEnumerable<TestMethod> BuildFrom(IMethodInfo method, NUnit.Framework.Internal.Test? suite)
    {
        var assembly = method.TypeInfo.Assembly;
        var folder = ProjectFolder.Of(assembly);
        TestDistribution.Current.ProjectFolder ??= folder.Path;
        var test = $"{method.TypeInfo.FullName}.{method.Name}";
        var claimed = Unclaimed ? Claimed(assembly, folder) : [];
        var paths = Paths(folder).Where(path => !claimed.Contains(path)).ToArray();
        // A method without tests would vanish, and a mistyped name with it.
        if (paths.Length == 0 && !Unclaimed)
            yield return TasksetTests.Mistaken($"No file matches [TasksetFile(\"{glob}\")]: it is looked for below {folder.Path}, relative to that folder.", method, suite, method.Name, test, location: null);
        foreach (var path in paths)
        {
            var prefix = $"{(Unclaimed ? folder.Namespace : test)}.{Path.ChangeExtension(Path.GetRelativePath(folder.Path, path), null).Replace('/', '.')}";
            var file = TestDistribution.Current.Files.Read(path);
            if (Mistakes(file) is { } mistakes)
                yield return TasksetTests.Mistaken(mistakes, method, suite, Path.GetFileName(path), prefix, file.Errors.Count > 0 ? file.Errors[0].Location : new(path, 1, 1));
            else
                foreach (var taskset in file.Tasksets) yield return TasksetTests.Of(taskset, method, suite, prefix);
        }
    }

    /// <summary>Lets the method take a run.</summary>
    public TestCommand Wrap(TestCommand command) => new RunCommand(command);

    private static string? Mistakes(TasksetFile file)
    {
        var name = Path.GetFileName(file.Path);
        if (file.Errors.Count > 0) return $"{name} has mistakes; none of its tasksets runs.\n{string.Join('\n', file.Errors)}";
        return file.Tasksets.Count <= MostTests ? null
            : $"{name} has {file.Tasksets.Count} tasksets; as tests at most {MostTests} are of use to anybody. Narrow its lists, or run it without tests: `client-tools/distributor run {file.Path}`, which takes any number.";
    }

    private IEnumerable<string> Paths(ProjectFolder folder)
    {
        var matcher = new Matcher().AddInclude(glob);
        matcher.AddExcludePatterns(["**/bin/**", "**/obj/**", "**/.*/**", "**/TestResults/**"]);
        return matcher.GetResultsInFullPath(folder.Path).Where(path => !RunFolder.Holds(path)).Order(StringComparer.Ordinal);
    }

    private static HashSet<string> Claimed(Assembly assembly, ProjectFolder folder) => [.. assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .Select(method => method.GetCustomAttribute<TasksetFileAttribute>())
        .Where(attribute => attribute is { Unclaimed: false }).SelectMany(attribute => attribute!.Paths(folder))];
}
