using Distributor.Model;
using Distributor.Model.Measures;

namespace Distributor.Dispatch.Calibration;

/// <summary>Measures how long a program runs alone: its jobs' responses hold its release, the switch to it and its own execution.</summary>
public static class ProgramCalibration
{
    /// <summary>The taskset: one task, so many jobs, each long done before the next.</summary>
    public static Taskset Taskset(string program, string? argument, GuestTime period, int jobs) =>
        new($"calibrate.{program}", [new("alone", program, period) { Argument = argument, Jobs = jobs }]);

    /// <summary>
    /// What its run shows. Throws <see cref="CalibrationException"/> when it shows nothing: no machine could run it, the host may have decided the timing, or a
    /// job did not return.
    /// </summary>
    public static CalibratedProgram Measure(Run run)
    {
        var trace = Evidence.Of(run);
        var task = trace.Taskset.Tasks[0];
        var responses = new ResponseTimes(trace.Jobs);
        return new(task.Program, task.Argument, responses.Shortest!.Value, responses.Longest!.Value, responses.Jobs);
    }
}
