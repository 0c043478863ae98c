using ScottPlot;

namespace Distributor.Plots;

/// <summary>A plot that can be written.</summary>
public sealed class Picture
{
    private const int Width = 900, Height = 540;

    private readonly Plot _plot;

    internal Picture(Plot plot) => _plot = plot;

    /// <summary>As SVG, 900 x 540.</summary>
    public string ToSvg() => _plot.GetSvgXml(Width, Height);

    /// <summary>As PNG, 900 x 540.</summary>
    public byte[] ToPng() => _plot.GetImage(Width, Height).GetImageBytes(ImageFormat.Png);
}
