namespace Distributor.Machines.Qemu;

/// <summary>How users reach the serial consoles of QEMU's guests.</summary>
public enum GuestConsole
{
    /// <summary>The log, and a pipe for input: <c>distributor console</c> follows the one and types into the other.</summary>
    File,

    /// <summary>Also a session of <c>screen</c>, named for the machine's tap or number, which <c>screen -r</c> joins.</summary>
    Screen,
}
