namespace Distributor.Analysis;

/// <summary>What becomes of a job that still runs at its task's next release.</summary>
public enum OverrunPolicy
{
    /// <summary>It is killed, and that next release is skipped: what the guests do.</summary>
    Kill,

    /// <summary>It goes on, and the released jobs wait for it in their order: what response-time analyses assume.</summary>
    FinishLate,

    /// <summary>It goes on, and the releases that come until it ends are skipped.</summary>
    Skip,
}
