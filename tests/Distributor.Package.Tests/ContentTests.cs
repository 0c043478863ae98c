using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Distributor.Package.Tests;

/// <summary>What is in the package.</summary>
public sealed class ContentTests
{
    private const string Guest = "src/guest";

    [Test]
    public void It_depends_on_the_packages_that_its_assemblies_refer_to()
    {
        using var package = Packed.Open();
        var nuspec = XElement.Load(package.GetEntry("Distributor.Testing.nuspec")!.Open());
        var dependencies = nuspec.Descendants().Where(element => element.Name.LocalName == "dependency").Select(dependency => (string)dependency.Attribute("id")!);
        var references = package.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal))
            .Select(entry => entry.Name.Replace("TestAdapter.dll", "Engine.dll", StringComparison.Ordinal)[..^".dll".Length])
            .SelectMany(project => XElement.Load(Path.Combine(Checkout.Root, "src", project, $"{project}.csproj")).Descendants("PackageReference"))
            .Where(reference => (string?)reference.Attribute("PrivateAssets") != "all")
            .Select(reference => (string)reference.Attribute("Include")!);
        Assert.That(dependencies, Is.EquivalentTo(references.Distinct()));
    }

    [Test]
    public void It_has_every_assembly_that_they_refer_to()
    {
        using var package = Packed.Open();
        var packed = package.Entries.Select(entry => entry.Name).Where(name => name.EndsWith(".dll", StringComparison.Ordinal));
        var references = Projects("Distributor.Testing.Engine").Union(Projects("Distributor.Testing.Platform"));
        Assert.That(packed, Is.EquivalentTo(references.Select(project => $"{project.Replace("Engine", "TestAdapter", StringComparison.Ordinal)}.dll")));
    }

    [Test]
    public void The_package_for_theory_has_only_what_the_other_lacks_and_depends_on_it()
    {
        using var package = ZipFile.OpenRead(Packed.PathOf("Distributor.Testing.Theory"));
        var nuspec = XElement.Load(package.GetEntry("Distributor.Testing.Theory.nuspec")!.Open());
        var dependencies = nuspec.Descendants().Where(element => element.Name.LocalName == "dependency").ToDictionary(dependency => (string)dependency.Attribute("id")!, dependency => (string)dependency.Attribute("version")!);
        Assert.That(dependencies.Keys, Is.EquivalentTo(new[] { "CsCheck", "Distributor.Testing", "NUnit", "ScottPlot" }));
        Assert.That(dependencies["Distributor.Testing"], Is.EqualTo(Packed.Version));
        Assert.That(package.Entries.Select(entry => entry.Name).Where(name => name.EndsWith(".dll", StringComparison.Ordinal)), Is.EquivalentTo(new[] { "Distributor.Plots.dll", "Distributor.Testing.Theory.dll" }));
    }

    [Test]
    public void It_has_the_image_every_program_and_their_licences()
    {
        using var package = Packed.Open();
        var built = Directory.GetFiles(Path.Combine(Checkout.Root, Guest, "programs"), "*.c").Select(Path.GetFileNameWithoutExtension).Where(name => name != "start");
        var packed = package.Entries.Where(entry => entry.FullName.StartsWith("guest/", StringComparison.Ordinal)).Select(entry => entry.FullName["guest/".Length..]);
        Assert.That(packed, Is.SupersetOf(built.Select(name => $"programs/{name}")).And.SupersetOf(new[] { "image.elf", "licences/lwip.txt", "licences/newlib.txt" }));
    }

    [Test]
    public async Task The_licences_name_every_object_of_newlib_that_the_image_links()
    {
        var map = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, Guest, "build", "image.map"));
        var linked = Regex.Matches(map, @"libc\.a\(lib_a-(\w+)\.o\)").Select(match => match.Groups[1].Value).Distinct();
        var licences = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, Guest, "licences", "newlib.txt"));
        Assert.That(linked, Is.Not.Empty.And.SubsetOf(licences.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)));
    }

    [Test]
    public void Its_assemblies_have_documentation_and_symbols_that_name_no_folder_of_this_host()
    {
        using var package = Packed.Open();
        foreach (var assembly in package.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            Assert.That(package.GetEntry(Path.ChangeExtension(assembly.FullName, ".xml")), Is.Not.Null, assembly.Name);
            Assert.That(Sources(assembly), Is.Not.Empty.And.All.StartsWith("/_/"), assembly.Name);
        }
    }

    [Test]
    public async Task The_same_files_make_the_same_package()
    {
        var again = Directory.CreateTempSubdirectory("packed-again-").FullName;
        try
        {
            var (exitCode, output) = await Packed.PackAsync("Distributor.Testing", again, "--no-build");
            Assert.That(exitCode, Is.Zero, output);
            var first = Packed.PathOf("Distributor.Testing");
            Assert.That(await File.ReadAllBytesAsync(Path.Combine(again, Path.GetFileName(first))), Is.EqualTo(await File.ReadAllBytesAsync(first)));
        }
        finally
        {
            Directory.Delete(again, recursive: true);
        }
    }

    [Test]
    public async Task Without_the_guest_there_is_no_package_and_the_error_says_what_to_do()
    {
        var folder = Directory.CreateTempSubdirectory("no-guest-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "programs"));
            await File.WriteAllTextAsync(Path.Combine(folder, "programs", "hey.c"), "");
            var (exitCode, output) = await Packed.PackAsync("Distributor.Testing", folder, "--no-build", $"-p:GuestFolder={folder}/");
            Assert.That(exitCode, Is.Not.Zero);
            Assert.That(output, Does.Contain($"The guest is not built: {folder}/build/image.elf, {folder}/build/programs/hey is missing. Run client-tools/setup.sh and pack again."));
            Assert.That(Directory.GetFiles(folder, "*.nupkg"), Is.Empty);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Of which an assembly's own symbols tell.
    private static string[] Sources(ZipArchiveEntry assembly)
    {
        var image = new byte[assembly.Length];
        using (var stream = assembly.Open()) stream.ReadExactly(image);
        using var reader = new PEReader([.. image]);
        var entry = reader.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var symbols = reader.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        var metadata = symbols.GetMetadataReader();
        return [.. metadata.Documents.Select(document => metadata.GetString(metadata.GetDocument(document).Name))];
    }

    // A project of src with all that it refers to.
    private static IEnumerable<string> Projects(string project) => XElement.Load(Path.Combine(Checkout.Root, "src", project, $"{project}.csproj"))
        .Descendants("ProjectReference")
        .SelectMany(reference => Projects(Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!)))
        .Append(project).Distinct();
}
