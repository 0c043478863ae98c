namespace Distributor.Architecture.Tests;

/// <summary>Who may know whom. The arrows run one way, so that each layer can be read, tested and used without those above it.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Distributor.Model"] = [],
        ["Distributor.Analysis"] = ["Distributor.Model"],
        ["Distributor.Files"] = ["Distributor.Analysis"],
        ["Distributor.Plots"] = ["Distributor.Files"],
        ["Distributor.Machines"] = ["Distributor.Analysis"],
        ["Distributor.Dispatch"] = ["Distributor.Machines"],
        ["Distributor.Testing"] = ["Distributor.Dispatch", "Distributor.Files"],
        ["Distributor.Testing.Engine"] = ["Distributor.Testing"],
        ["Distributor.Testing.Platform"] = ["Distributor.Testing"],
        ["Distributor.Testing.Theory"] = ["Distributor.Plots", "Distributor.Testing"],
    };

    [TestCaseSource(typeof(Repository), nameof(Repository.Projects))]
    public void A_project_refers_to_what_its_layer_may_know(string project)
    {
        Assert.That(Allowed, Contains.Key(project), "A new project has its place in this table, and in design.md.");
        Assert.That(Repository.References(project), Is.SubsetOf(Allowed[project]));
    }

    [TestCase("Distributor.Model")]
    [TestCase("Distributor.Analysis")]
    public void A_pure_project_has_no_packages(string project) => Assert.That(Repository.Packages(project), Is.Empty);

    [Test]
    public void Only_the_testing_layer_knows_NUnit() => Assert.That(
        Repository.Projects.Where(project => Repository.Packages(project).Any(package => package.StartsWith("NUnit", StringComparison.Ordinal))),
        Is.EqualTo(new[] { "Distributor.Testing", "Distributor.Testing.Engine", "Distributor.Testing.Theory" }));
}
