using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Distributor.Files.Yaml;

/// <summary>Makes nodes of a file's text.</summary>
internal static class YamlText
{
    /// <summary>The roots of the file's documents. After a mistake, one root with those of its tasksets that can be read, or none.</summary>
    public static IReadOnlyList<YamlNode> Read(string text, Diagnostics diagnostics) => Load(text, out var mistake) ?? BrokenYaml.Read(text, mistake!, diagnostics);

    /// <summary>The roots of a text's documents; null when it is no YAML from a place on.</summary>
    public static IReadOnlyList<YamlNode>? Load(string text, out YamlMistake? mistake)
    {
        mistake = null;
        var parser = new Parser(new StringReader(text));
        try
        {
            var yaml = new YamlStream();
            yaml.Load(parser);
            return [.. yaml.Documents.Select(document => document.RootNode)];
        }
        catch (YamlException error)
        {
            mistake = new(error.Start, $"This is no YAML: {Innermost(error).Message}", IsMissingAnchor: error is AnchorNotFoundException);
        }
#pragma warning disable CA1031 // On some broken texts YamlDotNet stumbles over its own state, and throws InvalidOperationException or worse.
        catch (Exception)
#pragma warning restore CA1031
        {
            mistake = new(parser.Current?.End ?? Mark.Empty, "This is no YAML from here on.", IsMissingAnchor: false);
        }
        return null;
    }

    private static Exception Innermost(Exception error) => error.InnerException is { } inner ? Innermost(inner) : error;
}

/// <summary>Why a text is no YAML.</summary>
/// <param name="Place">Where that shows.</param>
/// <param name="Message">A sentence for the file's author.</param>
/// <param name="IsMissingAnchor">It names an anchor that is not there.</param>
internal sealed record YamlMistake(Mark Place, string Message, bool IsMissingAnchor);
