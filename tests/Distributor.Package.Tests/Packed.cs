using System.IO.Compression;

namespace Distributor.Package.Tests;

/// <summary>All packages, made once for all tests in a folder outside the repository.</summary>
[SetUpFixture]
public sealed class Packed
{
    /// <summary>No published version: whatever has it comes from here.</summary>
    public const string Version = "0.0.0-test";

    /// <summary>Where they are.</summary>
    public static string Folder { get; private set; } = "";

    /// <summary>The path of a package.</summary>
    public static string PathOf(string id) => Path.Combine(Folder, $"{id}.{Version}.nupkg");

    /// <summary>Opens <c>Distributor.Testing</c>.</summary>
    public static ZipArchive Open() => ZipFile.OpenRead(PathOf("Distributor.Testing"));

    /// <summary>Packs a project of <c>packages</c>.</summary>
    public static Task<(int ExitCode, string Output)> PackAsync(string project, string folder, params string[] arguments) => Dotnet.RunAsync(
        Checkout.Root, [], ["pack", Path.Combine("packages", project), "--output", folder, $"-p:PackageVersion={Version}", .. arguments]);

    [OneTimeSetUp]
    public async Task Pack()
    {
        Folder = Directory.CreateTempSubdirectory("packed-").FullName;
        foreach (var project in new[] { "Distributor.Testing", "Distributor.Testing.Theory", "Distributor.Experiments.Templates" })
        {
            var (exitCode, output) = await PackAsync(project, Folder);
            Assert.That(exitCode, Is.Zero, output);
        }
    }

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(Folder, recursive: true);
}
