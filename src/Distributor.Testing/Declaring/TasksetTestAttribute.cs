using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;

namespace Distributor.Testing;

/// <summary>
/// A test of the run of the taskset that decorates its fixture (see <see cref="TasksetAttribute"/>): the method takes the finished
/// <see cref="Dispatch.Run"/>, or the <see cref="Model.Taskset"/>. All such tests of a fixture judge one run.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TasksetTestAttribute : NUnitAttribute, ITestBuilder, IWrapTestMethod, IImplyFixture
{
    /// <summary>Builds the one test.</summary>
    // No ISimpleTestBuilder: NUnit.Analyzers, which every `dotnet new nunit` has, make a parameter of such a test a compiler error (NUnit1027).
    public IEnumerable<TestMethod> BuildFrom(IMethodInfo method, NUnit.Framework.Internal.Test? suite)
    {
        var type = method.TypeInfo.Type;
        var fullName = $"{method.TypeInfo.FullName}.{method.Name}";
        TestDistribution.Current.ProjectFolder ??= ProjectFolder.Of(type.Assembly).Path;
        var (taskset, mistake) = DecoratedTaskset.Of(type);
        return
        [
            taskset is null
                ? TasksetTests.Mistaken(mistake!, method, suite, method.Name, fullName, location: null)
                : TasksetTests.Make(TestDistribution.Current.Tasksets.Named(type.FullName!, taskset), method, suite, method.Name, fullName),
        ];
    }

    /// <summary>Lets the method take a run.</summary>
    public TestCommand Wrap(TestCommand command) => new RunCommand(command);
}
