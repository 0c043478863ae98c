using System.Xml.Linq;

namespace Distributor.Architecture.Tests;

/// <summary>The sources that these tests look at.</summary>
internal static class Repository
{
    public static string Root => Checkout.Root;

    /// <summary>The files of a kind, without what builds leave.</summary>
    public static IEnumerable<string> Files(params string[] patterns) => patterns
        .SelectMany(pattern => Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(Root, path))
        .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "build" or "TestResults" || part.StartsWith('.')))
        .Order(StringComparer.Ordinal);

    /// <summary>The projects that a project of <c>src</c> refers to, by their folders' names.</summary>
    public static IReadOnlyList<string> References(string project) => [.. Items(project, "ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference)!)];

    /// <summary>The packages that a project of <c>src</c> refers to.</summary>
    public static IReadOnlyList<string> Packages(string project) => Items(project, "PackageReference");

    public static IReadOnlyList<string> Projects { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(path => Path.GetFileNameWithoutExtension(path)!).Order()];

    private static IReadOnlyList<string> Items(string project, string kind) => [.. XElement
        .Load(Path.Combine(Root, "src", project, $"{project}.csproj")).Descendants(kind).Select(item => (string)item.Attribute("Include")!)];
}
