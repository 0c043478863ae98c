namespace Distributor.Architecture.Tests;

/// <summary>A file holds one idea, in a folder named for a concept.</summary>
public sealed class FileTests
{
    private const int MostLines = 300;
    private static readonly string[] NoConcepts = ["util", "utils", "helper", "helpers", "common", "manager", "managers", "service", "services", "misc"];

    [Test]
    public void No_file_is_longer_than_300_lines() => Assert.That(
        Repository.Files("*.cs", "*.c", "*.h", "*.S", "*.sh").Where(path => File.ReadLines(Path.Combine(Repository.Root, path)).Count() > MostLines), Is.Empty);

    [Test]
    public void No_folder_or_file_is_named_for_no_concept() => Assert.That(
        Repository.Files("*.cs", "*.c", "*.h").Where(path =>
            path.Split('/', '.').Any(part => NoConcepts.Contains(part.ToLowerInvariant()))), Is.Empty);
}
