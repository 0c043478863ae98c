using System.Globalization;
using System.Reflection;
using System.Text;
using Distributor.Files;
using Distributor.Model;

namespace Distributor.Testing;

/// <summary>
/// The taskset that decorates a class. It is read as the YAML that says the same, so that both forms mean the same, and have the same defaults and
/// messages.
/// </summary>
internal static class DecoratedTaskset
{
    /// <summary>The taskset, or the mistakes in it.</summary>
    public static (Taskset? Taskset, string? Mistake) Of(Type type)
    {
        if (type.GetCustomAttribute<TasksetAttribute>() is not { } attribute)
            return (null, $"{type.Name} has tests of a taskset and declares none: decorate it with [Taskset] and a [RealTimeTask(\"name\")] for each task.");
        var name = attribute.Name ?? type.Name;
        var file = TasksetFile.Parse(attribute.Location.File, Yaml(name, attribute, type.GetCustomAttributes<RealTimeTaskAttribute>()));
        return file.Errors.Count > 0
            ? (null, $"The attributes of {type.Name} have mistakes.\n{string.Join('\n', file.Errors.Select(error => error.Message))}")
            : (file.Tasksets[0] with { Location = attribute.Location }, null);
    }

    private static string Yaml(string name, TasksetAttribute taskset, IEnumerable<RealTimeTaskAttribute> tasks)
    {
        var yaml = new StringBuilder("tasksets:\n").Append(CultureInfo.InvariantCulture, $"  {Text(name)}:\n");
        Add("    ", "scheduler", taskset.Scheduler);
        Add("    ", "priorities", taskset.Priorities);
        Add("    ", "duration", taskset.Duration);
        Add("    ", "machines", taskset.Machines);
        Add("    ", "time-limit", taskset.TimeLimit);
        Add("    ", "trace", taskset.Trace);
        yaml.Append("    tasks:\n");
        foreach (var task in tasks)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"      {Text(task.Name)}:\n");
            Add("        ", "program", task.Program ?? task.Name);
            Add("        ", "argument", task.Argument);
            Add("        ", "period", task.Period);
            Add("        ", "deadline", task.Deadline);
            Add("        ", "wcet", task.Wcet);
            Add("        ", "bcet", task.Bcet);
            Add("        ", "acet", task.Acet);
            Add("        ", "jitter", task.Jitter);
            Add("        ", "blocking", task.Blocking);
            Add("        ", "non-preemptive", task.NonPreemptive);
            Add("        ", "priority", Number(task.Priority));
            Add("        ", "offset", task.Offset);
            Add("        ", "jobs", task.Jobs == 0 ? null : Number(task.Jobs));
            Add("        ", "quota", task.Quota);
            Add("        ", "caps", task.Caps == 0 ? null : Number(task.Caps));
            Add("        ", "critical-time", task.CriticalTime);
        }
        return yaml.ToString();

        void Add(string indent, string key, string? value)
        {
            if (value is not null) yaml.Append(CultureInfo.InvariantCulture, $"{indent}{key}: {Text(value)}\n");
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // In single quotes YAML knows no other escape.
    private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
