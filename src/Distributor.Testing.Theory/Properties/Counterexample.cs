using Distributor.Dispatch;
using Distributor.Files.Writing;

namespace Distributor.Testing.Theory;

/// <summary>A taskset that contradicts a property, and of which nothing can be left out.</summary>
/// <param name="Run">Its run.</param>
/// <param name="Finding">What contradicts the property, for people.</param>
/// <param name="Seed">Draws the taskset that this one was made from, by the same generator.</param>
public sealed record Counterexample(Run Run, string Finding, string Seed)
{
    /// <summary>How many times it was made smaller.</summary>
    public int Steps { get; init; }

    /// <summary>How many tasksets were run for that.</summary>
    public int Runs { get; init; }

    /// <summary>The taskset as a YAML file that reproduces it.</summary>
    public string ToYaml() => TasksetYaml.Write(Run.Taskset with { Name = SmallerTasksets.Name, Location = null });
}
