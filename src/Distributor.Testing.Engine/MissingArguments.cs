using System.Reflection;
using System.Xml.Linq;
using Distributor.Dispatch;
using Distributor.Model;

namespace Distributor.Testing.Engine;

/// <summary>What NUnit cannot know of a plain <c>[Test]</c> that takes a run: which attributes bring one.</summary>
internal static class MissingArguments
{
    private const string NUnits = "No arguments were provided";

    /// <summary>The result of a test as it is, or with advice behind NUnit's words.</summary>
    public static string Explained(string report)
    {
        if (!report.Contains(NUnits, StringComparison.Ordinal)) return report;
        var test = XElement.Parse(report, LoadOptions.PreserveWhitespace);
        if (!TakesRun((string?)test.Attribute("classname"), (string?)test.Attribute("methodname"))) return report;
        foreach (var message in test.Descendants("message").Where(message => message.Value == NUnits))
            message.ReplaceNodes(new XCData($"{NUnits}: a test that takes a run or a taskset has, instead of [Test], [TasksetFile(\"FILE.yaml\")], [TasksetSource(nameof(SOURCE))], or [TasksetTest] in a fixture with [Taskset]."));
        return test.ToString(SaveOptions.DisableFormatting);
    }

    private static bool TakesRun(string? type, string? method) => type is not null && AppDomain.CurrentDomain.GetAssemblies()
        .SelectMany(assembly => assembly.GetType(type)?.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic) ?? [])
        .Any(candidate => candidate.Name == method && candidate.GetParameters().Any(parameter => parameter.ParameterType == typeof(Run) || parameter.ParameterType == typeof(Taskset)));
}
