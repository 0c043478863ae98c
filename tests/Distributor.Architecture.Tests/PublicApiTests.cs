using System.Reflection;
using System.Xml.Linq;
using Distributor.Files.Snapshots;
using PublicApiGenerator;

namespace Distributor.Architecture.Tests;

/// <summary>What others build on: it changes when somebody means it to, and all of it is documented.</summary>
public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false };

    /// <summary>Of all projects of <c>src</c>.</summary>
    private static IEnumerable<string> Assemblies => Repository.Projects.Select(project => project == "Distributor.Testing.Engine" ? "Distributor.Testing.TestAdapter" : project);

    [TestCaseSource(nameof(Assemblies))]
    public void The_public_api_is_the_approved_one(string assembly)
    {
        var approved = new SnapshotFile(Path.Combine(Checkout.Root, "tests", "Distributor.Architecture.Tests", "PublicApi", assembly));
        if (approved.Compare(Assembly.Load(assembly).GeneratePublicApi(Options), "public API") is { } difference)
            Assert.Fail($"{difference.What}\nIf that is meant: {SnapshotFile.AcceptVariable}=1 dotnet test tests/Distributor.Architecture.Tests, and commit the file.");
    }

    [TestCaseSource(nameof(Assemblies))]
    public void Every_public_type_is_documented(string assembly)
    {
        var documented = XElement.Load(Path.Combine(AppContext.BaseDirectory, $"{assembly}.xml")).Descendants("member").Select(member => (string?)member.Attribute("name")).ToHashSet();
        // Extension blocks are types of the compiler's, whose names no source has.
        var types = Assembly.Load(assembly).GetExportedTypes().Select(type => type.FullName!.Replace('+', '.')).Where(name => !name.Contains('<', StringComparison.Ordinal));
        Assert.That(types.Where(type => !documented.Contains($"T:{type}")), Is.Empty);
    }

    // Then each of their members is, too: the compiler says so.
    [Test]
    public void Nothing_allows_a_public_member_without_documentation() => Assert.That(
        Repository.Files("*.cs", "*.csproj", "*.props", "*.targets").Append(".editorconfig")
            .Where(path => !path.StartsWith("tests", StringComparison.Ordinal) && File.ReadAllText(Path.Combine(Repository.Root, path)).Contains("1591", StringComparison.Ordinal)), Is.Empty);
}
