using System.Globalization;
using Distributor.Model;

namespace Distributor.Dispatch.Calibration;

/// <summary>How long a program took alone on a machine.</summary>
/// <param name="Program">The program's name.</param>
/// <param name="Argument">Its argument; null: none.</param>
/// <param name="Shortest">The shortest response of a job, from its release to its end.</param>
/// <param name="Longest">The longest.</param>
/// <param name="Jobs">How many jobs were measured.</param>
public sealed record CalibratedProgram(string Program, string? Argument, GuestTime Shortest, GuestTime Longest, int Jobs)
{
    /// <summary>The longest with a margin, rounded up to whole us.</summary>
    public GuestTime Wcet(int marginPercent) => GuestTime.FromMicroseconds((long)(((Int128)Longest.Nanoseconds * (100 + marginPercent) + 99_999) / 100_000));

    /// <summary>
    /// Attributes of a task in YAML, with what was measured as a comment: how many jobs, on which image, at which shift, with what margin. A line each, which ends in LF.
    /// </summary>
    public string ToYaml(int marginPercent, RunProvenance provenance)
    {
        ArgumentNullException.ThrowIfNull(provenance);
        var machine = provenance.Machine;
        var where = machine.Shift is { } shift
            ? string.Create(CultureInfo.InvariantCulture, $"image {Short(machine.Guest)}, shift {shift}")
            : $"{machine.Kind} {Short(machine.Guest)}";
        return string.Create(CultureInfo.InvariantCulture, $"program: {Program}\n{(Argument is null ? "" : $"argument: {Argument}\n")}")
            + string.Create(CultureInfo.InvariantCulture, $"wcet: {Wcet(marginPercent)} # measured maximum {Longest} of {Jobs} jobs alone (least {Shortest}), margin {marginPercent} %; {where}, program {Short(provenance.Programs)}\n");
    }

    private static string Short(string hash) => hash.Length == 64 ? hash[..12] : hash;
}
