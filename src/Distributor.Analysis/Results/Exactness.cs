namespace Distributor.Analysis;

/// <summary>How much a test's verdict, and its response times, are worth for a taskset.</summary>
public enum Exactness
{
    /// <summary>It accepts every schedulable taskset and no other; some run reaches each response time.</summary>
    Exact,

    /// <summary>What it accepts is schedulable, but not the reverse; response times are upper bounds.</summary>
    Sufficient,
}
