using Distributor.Files.Snapshots;

namespace Distributor.Files.Tests.Snapshots;

public sealed class SnapshotDiffTests
{
    [TestCase("a b c d e f", "a b c X e f", "from line 4 on (- snapshot, + this trace):\n    b\n    c\n  - d\n  + X\n    e\n    f")]
    [TestCase("a b c", "a b c d", "from line 4 on (- snapshot, + this trace):\n    b\n    c\n  + d")]
    [TestCase("a b c", "b c", "from line 1 on (- snapshot, + this trace):\n  - a\n    b\n    c")]
    [TestCase("a b c d e", "a X c Y e", "from line 2 on (- snapshot, + this trace):\n    a\n  - b\n  + X\n    c\n  - d\n  + Y\n    e")]
    [TestCase("a a a", "a a", "from line 3 on (- snapshot, + this trace):\n    a\n    a\n  - a")]
    [TestCase("a", "b", "from line 1 on (- snapshot, + this trace):\n  - a\n  + b")]
    public void What_differs_stands_among_some_lines_that_do_not(string verified, string received, string description) =>
        Assert.That(SnapshotDiff.Describe(Lines(verified), Lines(received)), Is.EqualTo(description));

    [Test]
    public void Of_much_that_differs_the_first_lines_are_shown_and_the_rest_is_counted()
    {
        var text = SnapshotDiff.Describe(Text(0, 100_000), Text(7, 100_001));
        Assert.That(text, Does.StartWith("from line 1 on (- snapshot, + this trace):\n  - line 0\n").And.Contain("\n  … 100000 lines of the snapshot stand against 100001 of this trace"));
        Assert.That(text.Split('\n'), Has.Length.LessThan(25));

        static string Text(int from, int count) => string.Concat(Enumerable.Range(from, count).Select(index => $"line {index}\n"));
    }

    private static string Lines(string words) => words.Replace(' ', '\n') + "\n";
}
