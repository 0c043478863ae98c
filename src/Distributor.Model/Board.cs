namespace Distributor.Model;

/// <summary>A board of a lab: a machine with a guest of its own at an address, whose power can perhaps be switched.</summary>
/// <param name="Name">For people and logs.</param>
/// <param name="Host">The name or the IP address at which its guest listens.</param>
/// <param name="Port">The guest's TCP port. Default: 3001.</param>
public sealed record Board(string Name, string Host, int Port = 3001)
{
    /// <summary>The shell command that switches it on, or resets it. Default: null, nobody can.</summary>
    public string? PowerOn { get; init; }

    /// <summary>The shell command that switches it off, before <see cref="PowerOn"/>. Default: null.</summary>
    public string? PowerOff { get; init; }

    /// <summary>How long it may take until its guest answers. Default: null, as long as any machine's.</summary>
    public TimeSpan? BootTimeout { get; init; }
}
