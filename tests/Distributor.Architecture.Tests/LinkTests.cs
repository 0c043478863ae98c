using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Distributor.Architecture.Tests;

/// <summary>What the READMEs link to is there.</summary>
public sealed partial class LinkTests
{
    private static readonly EnumerationOptions Tracked = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden };

    [Test]
    public void Every_link_of_a_README_leads_to_a_file_and_a_heading()
    {
        string[] pages = [.. Directory.EnumerateFiles(Checkout.Root, "*.md", Tracked).Where(path => !BuiltFolder().IsMatch(path))];
        Assert.That(pages, Has.Length.GreaterThan(5));
        var dead = from page in pages
                   from Match link in Link().Matches(File.ReadAllText(page))
                   let target = link.Groups["path"].Value.Length == 0 ? page : Path.GetFullPath(link.Groups["path"].Value, Path.GetDirectoryName(page)!)
                   where !Path.Exists(target) || (link.Groups["heading"].Value is { Length: > 0 } heading && !Headings(target).Contains(heading))
                   select $"{Path.GetRelativePath(Checkout.Root, page)}: {link.Value}";
        Assert.That(dead, Is.Empty);
    }

    // As GitHub names them.
    private static IEnumerable<string> Headings(string page) => File.ReadLines(page).Where(line => line.StartsWith('#'))
        .Select(line => Punctuation().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?![a-z]+:)(?<path>[^)#\s]*)(#(?<heading>[^)\s]+))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex Punctuation();

    [GeneratedRegex("/(bin|obj|build|artifacts|TestResults)/")]
    private static partial Regex BuiltFolder();
}
