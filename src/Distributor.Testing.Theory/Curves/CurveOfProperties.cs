using System.Globalization;
using System.Text;
using Distributor.Analysis.Acceptance;
using Distributor.Files;

namespace Distributor.Testing.Theory;

/// <summary>
/// The curve that an attribute's properties declare. It is read as the YAML that says the same, so that both forms mean the same, and have the same defaults and
/// messages.
/// </summary>
internal static class CurveOfProperties
{
    /// <summary>The curve, or the mistakes in it.</summary>
    public static (CurveDeclaration? Curve, string? Mistakes) Read(AcceptanceCurveAttribute attribute, string name)
    {
        var yaml = new StringBuilder($"curves:\n  {name}:\n");
        foreach (var (key, value) in OfCurve(attribute)) yaml.Append(CultureInfo.InvariantCulture, $"    {key}: {value}\n");
        yaml.Append("    generate:\n");
        foreach (var (key, value) in OfTasksets(attribute)) yaml.Append(CultureInfo.InvariantCulture, $"      {key}: {value}\n");
        var file = TasksetFile.Parse(name, yaml.ToString());
        return file.Errors.Count == 0 ? (file.Curves[0] with { Location = null }, null)
            : (null, $"[AcceptanceCurve] of {name} has mistakes.\n{string.Join('\n', file.Errors.Select(error => error.Message))}");
    }

    /// <summary>What is wrong with properties beside a file; null when there are none.</summary>
    public static string? Contradiction(AcceptanceCurveAttribute attribute, string file)
    {
        string[] keys = [.. OfCurve(attribute).Concat(OfTasksets(attribute)).Where(property => property.Key != "seed" || attribute.Seed != 1).Select(property => property.Key)];
        return keys.Length == 0 ? null : $"{file} says what its curves are like, so [AcceptanceCurve] cannot: leave out the file, or {string.Join(", ", keys)}.";
    }

    private static IEnumerable<(string Key, string Value)> OfCurve(AcceptanceCurveAttribute attribute) => Given(
        ("tests", List(attribute.Tests)),
        ("duration", attribute.Duration));

    private static IEnumerable<(string Key, string Value)> OfTasksets(AcceptanceCurveAttribute attribute) => Given(
        ("tasks", List(attribute.Tasks)),
        ("utilisation", List(attribute.Utilisation)),
        ("count", attribute.Count == 0 ? null : Number(attribute.Count)),
        ("seed", Number(attribute.Seed)),
        ("periods", attribute.Periods),
        ("deadlines", List(attribute.Deadlines)),
        ("method", attribute.Method),
        ("max-utilisation", List(attribute.MaxUtilisation)),
        ("granularity", attribute.Granularity));

    private static IEnumerable<(string, string)> Given(params (string Key, string? Value)[] properties) =>
        properties.Where(property => property.Value is not null).Select(property => (property.Key, property.Value!));

    private static string? List(string? values) => values is null ? null : $"[{values}]";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
