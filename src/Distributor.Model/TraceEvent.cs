namespace Distributor.Model;

/// <summary>What a guest reports of a task. The names are the wire's, without underscores.</summary>
public enum EventKind
{
    /// <summary>A job was released and its program created.</summary>
    Start,

    /// <summary>The job returned normally.</summary>
    Exit,

    /// <summary>Still running at its next release: killed, and that release is skipped.</summary>
    ExitPeriod,

    /// <summary>Still running at its critical time: killed.</summary>
    ExitCritical,

    /// <summary>The program failed: a bad exit value, a fault, or it could not be started.</summary>
    ExitError,

    /// <summary>Killed because the run was stopped.</summary>
    ExitExternal,

    /// <summary>Asked for more memory than its quota: killed.</summary>
    OutOfQuota,

    /// <summary>Asked for more capabilities than its quota: killed.</summary>
    OutOfCaps,

    /// <summary>Admission control refused the job: it has no start and no end.</summary>
    NotScheduled,

    /// <summary>All jobs of the task have ended.</summary>
    JobsDone,

    /// <summary>The guest's own.</summary>
    External,
}

/// <summary>One event of a run.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Task">The index of the task in its taskset.</param>
/// <param name="Time">When, since the run's first release.</param>
public readonly record struct TraceEvent(EventKind Kind, int Task, GuestTime Time);
