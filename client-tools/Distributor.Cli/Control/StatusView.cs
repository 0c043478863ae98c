using System.Globalization;
using Distributor.Dispatch;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Distributor.Cli.Control;

/// <summary>A distributor's state for people.</summary>
internal static class StatusView
{
    /// <summary>A line.</summary>
    public static string Headline(DistributorStatus status) => $"{Machines(status)}; {Tasksets(status)}";

    /// <summary>A line of the machines, one of the tasksets, and a table.</summary>
    public static IRenderable Of(DistributorStatus status)
    {
        // Only boards have names that number and address do not tell.
        string[] names = status.Machines.Any(machine => machine.Report is { Kind: "remote" } report && report.Address != machine.Name) ? ["name"] : [];
        string[] columns = ["#", .. names, "kind", "address", "state", "taskset", "guest time", "uptime", "processor"];
        var table = new Table().Border(TableBorder.None).AddColumns([.. columns.Select(column => $"[grey]{column}[/]")]);
        foreach (var column in table.Columns) column.NoWrap().Padding(0, 0, 2, 0);
        foreach (var column in table.Columns.TakeLast(3)) column.RightAligned();
        // Of names too long for the screen nothing is lost.
        table.Columns[^4].NoWrap = false;
        foreach (var machine in status.Machines) table.AddRow(Cells(machine, names.Length > 0).Select(cell => new Text(cell)));
        IRenderable[] lines = [new Text(Machines(status)), new Text(Tasksets(status))];
        return new Rows(status.Machines.Count == 0 ? lines : [.. lines, Text.Empty, table]);
    }

    private static string Machines(DistributorStatus status) => $"{Word(status.State)}: {status.Running} of at most {Counted.Of(status.MaxMachines, "machine")} at work, {Counted.Of(status.Waiting, "taskset")} wait{(status.Waiting == 1 ? "s" : "")}";

    private static string Tasksets(DistributorStatus status)
    {
        var (progress, left) = (status.Progress, status.Left);
        return string.Create(CultureInfo.InvariantCulture, $"{progress.Done} done, {progress.Missed} missed, {progress.Bad} bad, {progress.PerSecond:0.0}/s")
            + (left is { } span ? $", {Span(span)} left, until {(DateTime.Now + span).ToString("HH:mm:ss", CultureInfo.InvariantCulture)}" : "");
    }

    private static IEnumerable<string> Cells(MachineStatus machine, bool withName)
    {
        var (report, works) = (machine.Report, machine.Taskset is not null);
        yield return report?.Number.ToString(CultureInfo.InvariantCulture) ?? "";
        if (withName) yield return machine.Name;
        yield return report?.Kind ?? "";
        yield return report?.Address ?? "";
        yield return Word(machine.State);
        yield return machine.Attempt > 1 ? $"{machine.Taskset} (attempt {machine.Attempt})" : machine.Taskset ?? machine.Reason ?? "";
        yield return works && report is not null ? string.Create(CultureInfo.InvariantCulture, $"{report.LastWord.Milliseconds / 1000:0.000} s") : "";
        yield return Span(machine.Uptime);
        yield return Span(report?.ProcessorTime);
    }

    private static string Word(DistributorState state) => state.ToString().ToLowerInvariant();

    private static string Word(MachineState state) => state switch
    {
        MachineState.PowerCycling => "power-cycling",
        MachineState.HealthCheck => "health check",
        MachineState.LeftOut => "left out",
        MachineState.InUse => "in use",
        _ => state.ToString().ToLowerInvariant(),
    };

    private static string Span(TimeSpan? span) => span switch
    {
        null => "",
        { TotalMinutes: < 1 } some => string.Create(CultureInfo.InvariantCulture, $"{some.TotalSeconds:0.0} s"),
        { TotalHours: < 1 } some => string.Create(CultureInfo.InvariantCulture, $"{some.Minutes} min {some.Seconds} s"),
        { } some => string.Create(CultureInfo.InvariantCulture, $"{(int)some.TotalHours} h {some.Minutes} min"),
    };
}
