using Distributor.Analysis.Overheads;
using Distributor.Machines.Boards;
using Serilog;
using Serilog.Core;

namespace Distributor.Dispatch;

/// <summary>How a distributor treats its machines and runs.</summary>
public sealed record DistributorOptions
{
    /// <summary>The most machines at once, at the start. Default: the host's processors.</summary>
    public int MaxMachines { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// How often a taskset is tried again whose machine failed. Default: 2. A machine lost before START costs none of them.
    /// </summary>
    public int Retries { get; init; } = 2;

    /// <summary>
    /// The boards behind the source, with its numbers: each is got ready before it has a taskset, revived when it fails, and left out while it does not pass
    /// its health taskset. Default: null, the machines are no boards.
    /// </summary>
    public BoardMachines? Boards { get; init; }

    /// <summary>
    /// Says of a run with a trace which expectations beyond it do not hold, before anybody is told of the run. Called from many threads. Default:
    /// none.
    /// </summary>
    public Func<Run, IReadOnlyList<string>> Judge { get; init; } = _ => [];

    /// <summary>
    /// What the machines' kernel takes, for tasksets that expect analysis and run to agree. Default: null, an ideal kernel.
    /// </summary>
    public KernelOverheads? Overheads { get; init; }

    /// <summary>Are told of every run.</summary>
    public IReadOnlyList<IRunMonitor> Monitors { get; init; } = [];

    /// <summary>Where the distributor tells what concerns no single run. Default: nowhere.</summary>
    public ILogger Log { get; init; } = Logger.None;
}
