using System.Buffers;
using System.Runtime.CompilerServices;

namespace Distributor.Files.Traces;

/// <summary>Writes SVG, with numbers as SVG wants them on every host.</summary>
internal sealed class Svg
{
    private const string CommonStyle = """
        text{font:12px system-ui,sans-serif;fill:#222}.title{font-weight:600;font-size:13px}.small,.tick,.end{fill:#666;font-size:11px}.tick{text-anchor:middle}.end{text-anchor:end}
        .paper{fill:#fff}.grid{stroke:#e6e6e6}.base{stroke:#999}
        """;

    private const string CommonDarkStyle = "text{fill:#ddd}.small,.tick,.end{fill:#aaa}.paper{fill:#1e1f22}.grid{stroke:#35373c}.base{stroke:#777}";

    /// <summary>Begins a picture, dark where the reader's programs are.</summary>
    public Svg(IBufferWriter<byte> to, double width, double height, string style, string darkStyle)
    {
        Markup = new(to, Utf8Text.Markup);
        Markup.Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n<style>");
        Markup.AddRaw(CommonStyle);
        Markup.AddRaw("\n");
        Markup.AddRaw(style);
        Markup.AddRaw("\n@media(prefers-color-scheme:dark){");
        Markup.AddRaw(CommonDarkStyle);
        Markup.AddRaw("\n");
        Markup.AddRaw(darkStyle);
        Markup.AddRaw("}</style>\n<rect width=\"100%\" height=\"100%\" class=\"paper\"/>\n");
    }

    /// <summary>The picture's text, for elements of one's own.</summary>
    public Utf8Text Markup { get; }

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        Markup.Add($"<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" class=\"{style}\"/>\n");

    public void Box(double x, double y, double width, double height, string style) =>
        Markup.Add($"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" class=\"{style}\"/>\n");

    /// <summary>A box that tells what it stands for when it is pointed at: that is added to the returned text, and then <see cref="EndBox"/> ends it.</summary>
    [MethodImpl(Utf8Text.Hot)]
    public Utf8Text BeginBox(double x, double y, double width, double height, string style)
    {
        Markup.Add($"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" class=\"{style}\"><title>");
        return Markup;
    }

    public void EndBox() => Markup.AddRaw("</title></rect>\n");

    public void Text(double x, double y, string text, string style) => Markup.Add($"<text x=\"{x}\" y=\"{y}\" class=\"{style}\">{text}</text>\n");

    public void Text(double x, double y, TimeLabel time, string style) => Markup.Add($"<text x=\"{x}\" y=\"{y}\" class=\"{style}\">{time}</text>\n");

    /// <summary>Ends the picture.</summary>
    public void End() => Markup.AddRaw("</svg>\n");

    /// <summary>As much of a name as there is room for.</summary>
    public static string Cut(string name, int most) => name.Length <= most ? name : name[..(most - 1)] + "…";
}
