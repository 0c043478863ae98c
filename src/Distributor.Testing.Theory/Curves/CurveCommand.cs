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
            var made = CurvesOfTests.OfAsync(declared, context.CurrentTest.Method!.TypeInfo.Name);
            var advice = declared.Executions.Count == 0 ? null : $" Those that have are counted by the next one: dotnet test -- Distributor.ResumeCurvesFrom={TestDistribution.Current.ResultsFolder}";
            var (curve, files, resumed) = StoppedTestException.UnlessStoppedAsync(made, advice).GetAwaiter().GetResult();
            if (resumed > 0) TestContext.Out.WriteLine($"{resumed} executions are those of an earlier test run.");
            foreach (var remark in curve.Remarks) TestContext.Out.WriteLine($"Remark: {remark}");
            foreach (var file in files) TestContext.AddTestAttachment(file, $"Acceptance curve {declared.Name}");
            context.CurrentTest.Arguments[0] = curve;
        }
        return innerCommand.Execute(context);
    }
}
