using System.Globalization;
using System.Security;
using System.Text;

namespace Distributor.Files.Traces;

/// <summary>Writes SVG, with numbers as SVG wants them on every host.</summary>
internal sealed class Svg(double width, double height)
{
    private const string Style = """
        text{font:12px system-ui,sans-serif;fill:#222}.title{font-weight:600;font-size:13px}.small,.tick,.end{fill:#666;font-size:11px}.tick{text-anchor:middle}.end{text-anchor:end}
        .paper{fill:#fff}.grid{stroke:#e6e6e6}.base{stroke:#999}
        """;

    private const string DarkStyle = "text{fill:#ddd}.small,.tick,.end{fill:#aaa}.paper{fill:#1e1f22}.grid{stroke:#35373c}.base{stroke:#777}";

    private readonly StringBuilder _body = new();

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        _body.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\" class=\"{style}\"/>\n");

    public void Box(double x, double y, double width, double height, string style, string? title = null)
    {
        _body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(width)}\" height=\"{Number(height)}\" class=\"{style}\"");
        if (title is null) _body.Append("/>\n");
        else _body.Append(CultureInfo.InvariantCulture, $"><title>{SecurityElement.Escape(title)}</title></rect>\n");
    }

    /// <summary>A path from a point on; <paramref name="steps"/> are relative.</summary>
    public void Path(double x, double y, string steps, string style) => _body.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Number(x)} {Number(y)}{steps}\" class=\"{style}\"/>\n");

    public void Text(double x, double y, string text, string style) =>
        _body.Append(CultureInfo.InvariantCulture, $"<text x=\"{Number(x)}\" y=\"{Number(y)}\" class=\"{style}\">{SecurityElement.Escape(text)}</text>\n");

    /// <summary>As much of a name as there is room for.</summary>
    public static string Cut(string name, int most) => name.Length <= most ? name : name[..(most - 1)] + "…";

    /// <summary>The picture, dark where the reader's programs are.</summary>
    public string Document(string style, string darkStyle) => string.Create(CultureInfo.InvariantCulture, $$"""
        <svg xmlns="http://www.w3.org/2000/svg" width="{{width:0}}" height="{{height:0}}" viewBox="0 0 {{width:0}} {{height:0}}">
        <style>{{Style}}
        {{style}}
        @media(prefers-color-scheme:dark){{{DarkStyle}}
        {{darkStyle}}}</style>
        <rect width="100%" height="100%" class="paper"/>
        {{_body}}</svg>

        """);

    // A hundredth of a pixel is enough. (A format of one's own, 0.##, takes three times as long, and a chart has thousands of numbers.)
    private static double Number(double value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);
}
