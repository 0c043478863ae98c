using System.Text.RegularExpressions;

namespace Distributor.Architecture.Tests;

/// <summary>A seed gives the same tasksets on every platform, so that generators do without what the C library computes.</summary>
public sealed partial class PortableGeneratorTests
{
    [Test]
    public void Generators_call_no_function_that_differs_between_C_libraries()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "src/Distributor.Analysis/Generation"), "*.cs").Append(Path.Combine(Repository.Root, "src/Distributor.Analysis/Simulation/JobTime.cs")).ToArray();
        Assert.That(files, Has.Length.GreaterThan(8));
        Assert.That(files.SelectMany(file => NotPortable().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}")), Is.Empty);
        Assert.That(NotPortable().Matches("Math.Pow(2, x), double.Log2(x), PortableMath.Log(x), Math.Floor(x)").Select(match => match.Value), Is.EqualTo(new[] { "Math.Pow", "double.Log2" }));
    }

    [GeneratedRegex(@"\b(?:Math|MathF|double|float|Double)\.(?!(?:Floor|Ceiling|Max|Min|Abs|Clamp|DivRem|BigMul|MaxValue|Sqrt)\b)\w+")]
    private static partial Regex NotPortable();
}
