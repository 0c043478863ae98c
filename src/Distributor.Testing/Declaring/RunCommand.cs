using Distributor.Dispatch;
using Distributor.Model;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;

namespace Distributor.Testing;

/// <summary>Hands the finished run to a test method that takes one, in place of the taskset that the test was built with.</summary>
internal sealed class RunCommand(TestCommand inner) : DelegatingTestCommand(inner)
{
    public override TestResult Execute(TestExecutionContext context)
    {
        var arguments = context.CurrentTest.Arguments;
        // NUnit's workers are threads that tests may block; the run has ended already where the engine extension orders the tests.
        if (arguments is [Taskset taskset] && context.CurrentTest.Method!.GetParameters()[0].ParameterType == typeof(Run))
            arguments[0] = Tasksets.RunAsync(taskset).GetAwaiter().GetResult();
        return innerCommand.Execute(context);
    }
}
