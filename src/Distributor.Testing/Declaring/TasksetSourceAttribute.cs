using System.Reflection;
using Distributor.Model;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;

namespace Distributor.Testing;

/// <summary>
/// A test for each taskset that code makes; the method takes the <see cref="Taskset"/>, or the finished <see cref="Dispatch.Run"/>. Tests are
/// named <c>Namespace.Class.Method.taskset</c>; methods that name the same source judge the same runs.
/// </summary>
/// <param name="source">A static method without parameters, property or field of the fixture: an <c>IEnumerable&lt;Taskset&gt;</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TasksetSourceAttribute(string source) : NUnitAttribute, ITestBuilder, IWrapTestMethod, IImplyFixture
{
    /// <summary>The type that has the source. Default: the fixture.</summary>
    public Type? SourceType { get; init; }

    /// <summary>Builds the tests.</summary>
    public IEnumerable<TestMethod> BuildFrom(IMethodInfo method, NUnit.Framework.Internal.Test? suite)
    {
        var type = SourceType ?? method.TypeInfo.Type;
        var prefix = $"{method.TypeInfo.FullName}.{method.Name}";
        TestDistribution.Current.ProjectFolder ??= ProjectFolder.Of(method.TypeInfo.Assembly).Path;
        var (tasksets, mistake) = Read(type);
        var names = new HashSet<string>();
        if (mistake is null && tasksets.FirstOrDefault(taskset => !names.Add(taskset.Name)) is { } twice)
            mistake = $"{type.Name}.{source} gives two tasksets named `{twice.Name}`: a name tells a test from all others.";
        if (mistake is not null) return [TasksetTests.Mistaken(mistake, method, suite, source, $"{prefix}.{source}", location: null)];
        return tasksets.Select(taskset => TasksetTests.Of(TestDistribution.Current.Tasksets.Named($"{type.FullName}.{source}", taskset), method, suite, prefix));
    }

    /// <summary>Lets the method take a run.</summary>
    public TestCommand Wrap(TestCommand command) => new RunCommand(command);

    private (IReadOnlyList<Taskset> Tasksets, string? Mistake) Read(Type type)
    {
        const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy;
        try
        {
            var value = type.GetMethod(source, Static, [])?.Invoke(null, null) ?? type.GetProperty(source, Static)?.GetValue(null) ?? type.GetField(source, Static)?.GetValue(null);
            return value is IEnumerable<Taskset> tasksets
                ? ([.. tasksets], null)
                : ([], $"{type.Name} has no static method (without parameters), property or field `{source}` that is an IEnumerable<Taskset>.");
        }
        catch (Exception error)
        {
            var cause = error is TargetInvocationException { InnerException: { } inner } ? inner : error;
            return ([], $"{type.Name}.{source} threw while it made tasksets: {cause}");
        }
    }
}
