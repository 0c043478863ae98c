using System.Xml.Linq;

namespace Distributor.Testing.Engine;

/// <summary>
/// A run that cannot start, as test results: one test fails with the reason, so that it is read and the exit code is not zero; the others are
/// skipped. (An exception out of a driver would be buried in the engine's stack traces.)
/// </summary>
internal static class FailedStart
{
    /// <summary>Sends the results of all selected tests, and returns the tree of results.</summary>
    public static string Report(string tree, string reason, TestEvents events)
    {
        var result = XElement.Parse(tree);
        var first = true;
        foreach (var test in result.DescendantsAndSelf("test-case").ToArray())
        {
            test.SetAttributeValue("duration", "0");
            test.SetAttributeValue("asserts", "0");
            test.SetAttributeValue("result", first ? "Failed" : "Skipped");
            test.Add(first
                ? new XElement("failure", new XElement("message", new XCData(reason)))
                : new XElement("reason", new XElement("message", new XCData("Not run, since the test run could not start: see the test that failed."))));
            first = false;
            Send("start-test", test, events);
            Send("test-case", test, events);
        }
        foreach (var suite in result.DescendantsAndSelf("test-suite")) suite.SetAttributeValue("result", "Failed");
        return result.ToString(SaveOptions.DisableFormatting);
    }

    private static void Send(string name, XElement test, TestEvents events)
    {
        var happened = new XElement(name, test.Attributes(), name == "test-case" ? test.Elements() : []);
        happened.SetAttributeValue("parentId", (string?)test.Parent?.Attribute("id") ?? "");
        events.OnTestEvent(happened.ToString(SaveOptions.DisableFormatting));
    }
}
