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
        Add($"<line x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\" class=\"{style}\"/>");

    public void Box(double x, double y, double width, double height, string style, string? title = null)
    {
        FormattableString box = $"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" class=\"{style}\"";
        if (title is null) Add($"{box}/>");
        else Add($"{box}><title>{SecurityElement.Escape(title)}</title></rect>");
    }

    public void Path(string data, string style) => Add($"<path d=\"{data}\" class=\"{style}\"/>");

    public void Text(double x, double y, string text, string style) => Add($"<text x=\"{x:0.##}\" y=\"{y:0.##}\" class=\"{style}\">{SecurityElement.Escape(text)}</text>");

    /// <summary>As much of a name as there is room for.</summary>
    public static string Cut(string name, int most) => name.Length <= most ? name : name[..(most - 1)] + "…";

    /// <summary>A move or a line of a path to a point.</summary>
    public static string Point(char command, double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{command}{x:0.##} {y:0.##}");

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

    private void Add(FormattableString element) => _body.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
