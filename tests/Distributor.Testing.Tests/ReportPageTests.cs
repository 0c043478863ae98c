using System.Text.RegularExpressions;

namespace Distributor.Testing.Tests;

/// <summary>The page that a test run leaves.</summary>
public sealed class ReportPageTests
{
    [Test]
    public async Task A_page_has_all_runs_with_what_their_tests_say_and_leads_to_their_files()
    {
        await using var sample = new Sample();
        await sample.RunAsync(["--filter", "FullyQualifiedName~Sample.good|FullyQualifiedName~SweepTests.Responses", "--logger", "console;verbosity=normal"]);
        var page = await File.ReadAllTextAsync(Path.Combine(sample.RunFolder, "report.html"));
        Assert.That(page, Does.Contain("5 runs, 3 with expectations that did not hold: 5 met"), sample.Output);
        // Only a constraint in C# says so, and no expectation of the taskset.
        Assert.That(page, Does.Contain("Expected: response times of a of at most 500 us"));
        var links = Regex.Matches(page, "href=\"([^\"]+)\"").Select(match => Path.Combine(sample.RunFolder, Uri.UnescapeDataString(match.Groups[1].Value))).ToArray();
        Assert.That(links, Has.Length.EqualTo(5 * 8).And.All.Exist);
        Assert.That(sample.Output, Does.Contain($"Report: {sample.RunFolder}/report.html"));
    }
}
