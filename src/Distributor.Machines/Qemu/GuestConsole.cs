namespace Distributor.Machines.Qemu;

/// <summary>How users reach the serial consoles of QEMU's guests. Their logs are written in either case.</summary>
public enum GuestConsole
{
    /// <summary>A terminal device of the host's, which <c>distributor console</c> types into.</summary>
    Pty,

    /// <summary>A session of <c>screen</c>, named for the machine's tap or number, which <c>screen -r</c> joins.</summary>
    Screen,
}
