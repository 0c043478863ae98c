using Distributor.Model;

namespace Distributor.Files.Tests;

/// <summary>Reads text as the file <c>f.yaml</c>.</summary>
internal static class Yaml
{
    /// <summary>The tasksets of a file without mistakes.</summary>
    public static IReadOnlyList<Taskset> Read(string text)
    {
        var file = TasksetFile.Parse("f.yaml", text);
        Assert.That(file.Errors, Is.Empty);
        return file.Tasksets;
    }

    /// <summary>The mistakes of a file, none of whose tasksets is there.</summary>
    public static IReadOnlyList<string> Mistakes(string text)
    {
        var file = TasksetFile.Parse("f.yaml", text);
        Assert.That(file.Tasksets, Is.Empty);
        return [.. file.Errors.Select(error => error.ToString())];
    }

    /// <summary>The warnings of a file without mistakes.</summary>
    public static IReadOnlyList<string> Warnings(string text)
    {
        var file = TasksetFile.Parse("f.yaml", text);
        Assert.That(file.Errors, Is.Empty);
        return [.. file.Warnings.Select(warning => warning.ToString())];
    }

    /// <summary>A file with one taskset <c>t</c>, whose only task <c>a</c> has these entries; they begin in column 12 of line 4.</summary>
    public static string Task(string entries) => "tasksets:\n  t:\n    tasks:\n      a: { " + entries + " }";
}
