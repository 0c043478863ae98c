namespace Distributor.Analysis.Simulation;

/// <summary>A job that was released and has not ended.</summary>
/// <param name="Index">Of the task's jobs, skipped releases not counted.</param>
/// <param name="Release">Nominal.</param>
/// <param name="Ready">When it can run: the release, and its jitter.</param>
/// <param name="Execution">The processor time that it takes.</param>
internal readonly record struct ReleasedJob(int Index, long Release, long Ready, long Execution);
