using Distributor.Analysis.Acceptance;
using Distributor.Model;

namespace Distributor.Files;

/// <summary>A YAML file of tasksets and acceptance curves, read and validated.</summary>
/// <param name="Path">As it was given.</param>
/// <param name="Tasksets">
/// In the file's order; empty when it has mistakes. A taskset with lists of values is one for each combination, made when it is asked for and
/// not kept: a million of them cost no memory, and asking twice makes it twice.
/// </param>
/// <param name="Errors">Every mistake of the file, in its order.</param>
public sealed record TasksetFile(string Path, IReadOnlyList<Taskset> Tasksets, IReadOnlyList<Diagnostic> Errors)
{
    /// <summary>Acceptance curves, in the file's order; empty when it has mistakes.</summary>
    public IReadOnlyList<CurveDeclaration> Curves { get; init; } = [];

    /// <summary>What is legal and hardly meant, in the file's order: a critical time that cannot fire, a utilisation above 1.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];

    /// <summary>Reads a file. Its mistakes, also that it cannot be read at all, are in <see cref="Errors"/>; nothing is thrown.</summary>
    public static TasksetFile Read(string path)
    {
        try
        {
            return Parse(path, File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new(path, [], [new(new(path, 1, 1), $"The file cannot be read: {error.Message}")]);
        }
    }

    /// <summary>Reads text; <paramref name="path"/> names it in mistakes and locations.</summary>
    public static TasksetFile Parse(string path, string text) => new TasksetFileReader(path).Read(text);
}
