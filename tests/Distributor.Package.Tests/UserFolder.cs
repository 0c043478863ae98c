namespace Distributor.Package.Tests;

/// <summary>
/// A user's folder outside the repository, with a home of its own for templates and packages. What the host's user has of other packages is
/// read there, and nothing is written.
/// </summary>
internal sealed class UserFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("user-").FullName;

    public UserFolder()
    {
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        File.WriteAllText(Path.Combine(_folder, "nuget.config"), $"""
            <configuration>
              <packageSources><add key="packed" value="{Packed.Folder}" /></packageSources>
              <fallbackPackageFolders><add key="host" value="{cache}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    /// <summary>A file or folder in it.</summary>
    public string this[string path] => Path.Combine(_folder, path);

    /// <summary>What <c>dotnet</c> with these arguments prints here. Fails the test when it does not end with an exit code.</summary>
    public async Task<string> DotnetAsync(int exitCode, params string[] arguments)
    {
        Dictionary<string, string?> own = new() { ["DOTNET_CLI_HOME"] = this["home"], ["NUGET_PACKAGES"] = this["packages"] };
        var (actual, output) = await Dotnet.RunAsync(_folder, own, arguments);
        Assert.That(actual, Is.EqualTo(exitCode), $"dotnet {string.Join(' ', arguments)}\n{output}");
        return output;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
