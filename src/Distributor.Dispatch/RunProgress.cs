namespace Distributor.Dispatch;

/// <summary>What has come of tasksets so far.</summary>
/// <param name="Done">How many have their result.</param>
/// <param name="Missed">How many of these missed a deadline.</param>
/// <param name="Bad">How many of these no machine could run.</param>
/// <param name="Skipped">How many of these are not for this kind of machine.</param>
/// <param name="PerSecond">How many ended in a second of host time, over the last hundred of them.</param>
public sealed record RunProgress(long Done, long Missed, long Bad, long Skipped, double PerSecond);
