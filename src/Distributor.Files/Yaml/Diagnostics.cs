using Distributor.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Distributor.Files.Yaml;

/// <summary>Collects what is wrong with a file and what looks wrong, so that one reading tells everything.</summary>
internal sealed class Diagnostics(string path)
{
    private readonly List<Diagnostic> _errors = [];
    private readonly List<Diagnostic> _warnings = [];

    /// <summary>Every mistake so far, in the file's order.</summary>
    public IReadOnlyList<Diagnostic> Errors => Sorted(_errors);

    /// <summary>Everything so far that is legal and hardly meant, in the file's order.</summary>
    public IReadOnlyList<Diagnostic> Warnings => Sorted(_warnings);

    public SourceLocation At(YamlNode node) => At(node.Start);

    public SourceLocation At(Mark mark) => At((int)mark.Line, (int)mark.Column);

    public SourceLocation At(int line, int column) => new(path, Math.Max(1, line), Math.Max(1, column));

    public void Error(SourceLocation location, string message) => _errors.Add(new(location, message));

    public void Error(YamlNode node, string message) => Error(At(node), message);

    public void Warn(SourceLocation location, string message) => _warnings.Add(new(location, message));

    // An anchor's mistakes are found wherever it is used, and told once.
    private static IReadOnlyList<Diagnostic> Sorted(List<Diagnostic> found) =>
        [.. found.Distinct().OrderBy(each => (each.Location.Line, each.Location.Column))];
}
