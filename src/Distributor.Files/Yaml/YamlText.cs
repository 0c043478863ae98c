using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Distributor.Files.Yaml;

/// <summary>Makes nodes of a file's text.</summary>
internal static class YamlText
{
    /// <summary>The roots of the file's documents; none after a mistake.</summary>
    public static IReadOnlyList<YamlNode> Read(string text, Diagnostics diagnostics)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            var yaml = new YamlStream();
            yaml.Load(parser);
            return [.. yaml.Documents.Select(document => document.RootNode)];
        }
        catch (YamlException error)
        {
            diagnostics.Error(diagnostics.At(error.Start), $"This is no YAML: {Innermost(error).Message}");
        }
#pragma warning disable CA1031 // On some broken texts YamlDotNet stumbles over its own state, and throws InvalidOperationException or worse.
        catch (Exception)
#pragma warning restore CA1031
        {
            diagnostics.Error(diagnostics.At(parser.Current?.End ?? Mark.Empty), "This is no YAML from here on.");
        }
        return [];
    }

    private static Exception Innermost(Exception error) => error.InnerException is { } inner ? Innermost(inner) : error;
}
