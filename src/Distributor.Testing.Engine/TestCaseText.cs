using System.Security;

namespace Distributor.Testing.Engine;

/// <summary>
/// Edits the XML of a test's result as NUnit writes it, in place: a tree of it would cost a short test more than all the rest. NUnit quotes attributes with
/// <c>"</c> alone, puts text into CDATA sections, and writes output before attachments, which come last.
/// </summary>
internal static class TestCaseText
{
    private const string End = "</test-case>", OutputEnd = "]]></output>", AttachmentsEnd = "</attachments>";

    /// <summary>An attribute of the test's element as it is written; null when it has none.</summary>
    public static string? Attribute(string test, string name) => RangeOf(test, name) is { } range ? test[range] : null;

    /// <summary>With another value for an attribute that it has; as it is when it has not.</summary>
    public static string With(string test, string name, string value) =>
        RangeOf(test, name) is { } range ? string.Concat(test.AsSpan(..range.Start.Value), SecurityElement.Escape(value), test.AsSpan(range.End.Value..)) : test;

    /// <summary>With lines behind the test's output.</summary>
    public static string WithOutput(string test, string lines)
    {
        var inside = Escaped(lines);
        // What a CDATA section holds cannot end one.
        if (test.IndexOf(OutputEnd, StringComparison.Ordinal) is >= 0 and var end) return test.Insert(end, inside);
        var output = $"<output><![CDATA[{inside}{OutputEnd}";
        return HasAttachments(test) ? test.Insert(test.LastIndexOf("<attachments>", StringComparison.Ordinal), output) : Appended(test, output);
    }

    /// <summary>With attachments behind those that it has.</summary>
    public static string WithAttachments(string test, IEnumerable<(string Path, string Description)> files)
    {
        var elements = string.Concat(files.Select(file =>
            $"<attachment><filePath>{SecurityElement.Escape(file.Path)}</filePath><description><![CDATA[{Escaped(file.Description)}]]></description></attachment>"));
        return HasAttachments(test) ? test.Insert(test.Length - End.Length - AttachmentsEnd.Length, elements) : Appended(test, $"<attachments>{elements}{AttachmentsEnd}");
    }

    private static bool HasAttachments(string test) => test.EndsWith(AttachmentsEnd + End, StringComparison.Ordinal);

    private static string Appended(string test, string element) =>
        test.EndsWith(End, StringComparison.Ordinal) ? test.Insert(test.Length - End.Length, element) : $"{test.TrimEnd('>', '/', ' ')}>{element}{End}";

    private static string Escaped(string text) => text.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal);

    private static Range? RangeOf(string test, string name)
    {
        var tag = test.AsSpan(0, test.IndexOf('>', StringComparison.Ordinal) + 1);
        var before = $" {name}=\"";
        var start = tag.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return start < before.Length ? null : start..(start + tag[start..].IndexOf('"'));
    }
}
