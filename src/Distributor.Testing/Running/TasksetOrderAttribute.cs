using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Distributor.Testing;

/// <summary>Lets the tests of an assembly run as the runs of their tasksets end. The build puts it on every test assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TasksetOrderAttribute : NUnitAttribute, IApplyToContext
{
    /// <summary>Called when the assembly's tests begin.</summary>
    public void ApplyToContext(TestExecutionContext context)
    {
        if (context.Dispatcher is { } dispatcher and not ReadyTests) context.Dispatcher = new ReadyTests(dispatcher, TestDistribution.Current);
    }
}
