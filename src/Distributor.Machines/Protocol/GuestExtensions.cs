using Distributor.Model;

namespace Distributor.Machines.Protocol;

/// <summary>
/// What only guests with our extensions take: times that are no whole ms. (A duration, and a schedule that nobody tells, do without; a remark tells of both where it shows.) There is no version in
/// the protocol; what a guest tells on GET_LIVE shows whether it is one of them.
/// </summary>
internal static class GuestExtensions
{
    // In the reference guest's reports since it has the extensions, and in nobody else's.
    private const string Sign = "interrupts-off-ns=";

    private static readonly GuestTime Millisecond = GuestTime.FromMilliseconds(1);

    /// <summary>The first of a taskset's times that ms cannot tell, for people; null when there is none.</summary>
    public static string? NeededFor(Taskset taskset) => taskset.Tasks
        .SelectMany(task => new (string Name, GuestTime? Time)[] { ("period", task.Period), ("deadline", task.RelativeDeadline), ("offset", task.Offset), ("critical time", task.CriticalTime) }
            .Where(each => each.Time is { } time && !time.IsWhole(Millisecond)).Select(each => $"the {each.Name} {each.Time} of task {task.Name}"))
        .FirstOrDefault();

    /// <summary>Whether the guest at the other end, which runs nothing, has them.</summary>
    public static async Task<bool> AreThereAsync(GuestConnection connection, CancellationToken cancellationToken)
    {
        await connection.SendAsync(WireTag.GetLive, cancellationToken).ConfigureAwait(false);
        return (await connection.ReadProfileAsync(cancellationToken).ConfigureAwait(false)).Contains(Sign, StringComparison.Ordinal);
    }
}
