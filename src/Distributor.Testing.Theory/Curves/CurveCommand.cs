using Distributor.Analysis.Acceptance;
using NUnit.Framework;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;

namespace Distributor.Testing.Theory;

/// <summary>Hands the finished curve to a test method, in place of the declaration that the test was built with, and attaches its files.</summary>
internal sealed class CurveCommand(TestCommand inner) : DelegatingTestCommand(inner)
{
    public override TestResult Execute(TestExecutionContext context)
    {
        if (context.CurrentTest.Arguments is [CurveDeclaration declared])
        {
            var (curve, files) = StoppedTestException.UnlessStoppedAsync(CurvesOfTests.OfAsync(declared)).GetAwaiter().GetResult();
            foreach (var remark in curve.Remarks) TestContext.Out.WriteLine($"Remark: {remark}");
            foreach (var file in files) TestContext.AddTestAttachment(file, $"Acceptance curve {declared.Name}");
            context.CurrentTest.Arguments[0] = curve;
        }
        return innerCommand.Execute(context);
    }
}
