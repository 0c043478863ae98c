using Distributor.Files.Boards;
using Distributor.Files.Yaml;
using Distributor.Model;

namespace Distributor.Files;

/// <summary>A YAML file that lists boards, with all of its mistakes.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Boards">The boards; null when it has mistakes.</param>
/// <param name="Errors">Every mistake of the file, in its order.</param>
public sealed record BoardFile(string Path, BoardList? Boards, IReadOnlyList<Diagnostic> Errors)
{
    /// <summary>Whether what a user set as machines is meant to be such a file: <c>*.yaml</c> or <c>*.yml</c>.</summary>
    public static bool IsPath(string machine) =>
        machine.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || machine.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a file. Its mistakes, also that it cannot be read at all, are in <see cref="Errors"/>; nothing is thrown.</summary>
    public static BoardFile Read(string path)
    {
        try
        {
            return Parse(path, File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new(path, null, [new(new(path, 1, 1), $"The board list cannot be read: {error.Message}")]);
        }
    }

    /// <summary>The boards of a file. Throws <see cref="FormatException"/> with every mistake, a line each.</summary>
    public static BoardList Load(string path)
    {
        var file = Read(path);
        return file.Boards ?? throw new FormatException(string.Join('\n', file.Errors));
    }

    /// <summary>Reads text; <paramref name="path"/> names it in mistakes, and its folder is where power commands run.</summary>
    public static BoardFile Parse(string path, string text)
    {
        var diagnostics = new Diagnostics(path);
        var roots = YamlText.Read(text, diagnostics);
        if (roots.Count == 0 && diagnostics.Errors.Count == 0) diagnostics.Error(diagnostics.At(1, 1), "The file is empty: expected `boards:`.");
        if (roots.Count > 1) diagnostics.Error(roots[1], "A file is one YAML document: put these boards under the first `boards:`.");
        var boards = roots.Count > 0 ? BoardListReader.Read(roots[0], diagnostics) : null;
        return new(path, diagnostics.Errors.Count > 0 ? null : boards! with { Folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))! }, diagnostics.Errors);
    }
}
