using System.Reflection;

namespace Distributor.Testing;

/// <summary>Where a test assembly's sources are; the build wrote it into the assembly.</summary>
/// <param name="Path">The folder of the project file.</param>
/// <param name="Namespace">The project's root namespace.</param>
public sealed record ProjectFolder(string Path, string Namespace)
{
    /// <summary>The folder of <paramref name="assembly"/>'s project; the assembly's own where the project is not on this machine.</summary>
    public static ProjectFolder Of(Assembly assembly)
    {
        var path = Metadata(assembly, "Distributor.ProjectFolder");
        return new(Directory.Exists(path) ? path : AppContext.BaseDirectory, Metadata(assembly, "Distributor.RootNamespace") ?? assembly.GetName().Name!);
    }

    private static string? Metadata(Assembly assembly, string key) =>
        assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == key)?.Value;
}
