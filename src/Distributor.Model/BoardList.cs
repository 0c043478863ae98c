namespace Distributor.Model;

/// <summary>The boards that tasksets may run on, and what is done about those that fail.</summary>
/// <param name="Boards">In the order in which they are taken. At least one; no two with one name or address.</param>
public sealed record BoardList(IReadOnlyList<Board> Boards)
{
    /// <summary>The old distributor's first example: one task that greets five times.</summary>
    public static readonly Taskset Hey0 = new("hey0", [new("hey", "hey", GuestTime.FromSeconds(1)) { Jobs = 5, Priority = 10 }]);

    /// <summary>
    /// What a board that failed must pass before it gets work again: a run that holds what it expects, or meets all deadlines when it expects nothing.
    /// Default: <see cref="Hey0"/>.
    /// </summary>
    public Taskset HealthTaskset { get; init; } = Hey0;

    /// <summary>How often a board that failed is revived, until it is left out. Default: 2.</summary>
    public int Revivals { get; init; } = 2;

    /// <summary>How long after its last check a board that is left out is checked again. Default: 5 min.</summary>
    public TimeSpan Recheck { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Where power commands run. Default: the working folder.</summary>
    public string Folder { get; init; } = ".";
}
