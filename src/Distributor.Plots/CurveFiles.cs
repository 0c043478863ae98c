using Distributor.Analysis.Acceptance;
using Distributor.Files.Curves;

namespace Distributor.Plots;

/// <summary>Writes curves into a folder.</summary>
public static class CurveFiles
{
    /// <summary>
    /// <c>NAME.csv</c>, <c>NAME.svg</c> and <c>NAME.png</c>: of several curves the CSV has all and the picture their weighted schedulability. Makes the
    /// folder, and returns the paths. Throws <see cref="IOException"/> and <see cref="UnauthorizedAccessException"/>.
    /// </summary>
    public static IReadOnlyList<string> Write(AcceptanceFamily family, string folder, string name)
    {
        ArgumentNullException.ThrowIfNull(family);
        Directory.CreateDirectory(folder);
        var single = family.Members.Count == 1 ? family.Members[0].Curve : null;
        var picture = single is null ? CurvePicture.Of(family) : CurvePicture.Of(single);
        string Path(string kind) => System.IO.Path.Combine(folder, $"{name}.{kind}");
        string[] paths = [Path("csv"), Path("svg"), Path("png")];
        File.WriteAllText(paths[0], single is null ? CurveCsv.Write(family) : CurveCsv.Write(single));
        File.WriteAllText(paths[1], picture.ToSvg());
        File.WriteAllBytes(paths[2], picture.ToPng());
        return paths;
    }
}
