namespace Distributor.Files.Reading;

/// <summary>Every key that a file may hold, by what it stands in. <c>tasksets.schema.json</c> tells editors the same.</summary>
internal static class TasksetKeys
{
    public static readonly string[] File = ["tasksets", "curves"];

    public static readonly string[] BoardFile = ["boards", "health-taskset", "revivals", "recheck"];

    public static readonly string[] Board = ["address", "port", "power-on", "power-off", "boot-timeout"];

    public static readonly string[] Taskset =
    [
        "description", "categories", "scheduler", "priorities", "duration", "machines", "tasks", "generate", "session", "time-limit", "trace", "expect",
    ];

    public static readonly string[] Task =
    [
        "program", "argument", "period", "deadline", "wcet", "bcet", "acet", "jitter", "blocking", "non-preemptive", "priority", "offset", "jobs", "quota", "caps", "critical-time",
    ];

    public static readonly string[] Generate = ["count", "seed", "tasks", "utilisation", "method", "max-utilisation", "periods", "deadlines", "granularity"];

    public static readonly string[] Periods = ["kind", "min", "max", "granularity", "factor"];

    public static readonly string[] Curve = ["description", "generate", "tests", "duration"];

    public static readonly string[] Expect = ["deadlines", "tasks", "snapshot", "analysis"];

    public static readonly string[] TaskExpect = ["ends", "response-time", "events", "jobs-done"];

    public static readonly string[] ResponseTime = ["min", "max"];
}
