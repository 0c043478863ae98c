using System.Globalization;
using CliWrap;

namespace Distributor.Machines;

/// <summary>
/// Commands whose process dies with this one, however this one dies. In a session of its own: a Ctrl-C at the terminal is this process's to handle, which
/// still wants to hear of guests what they have told, and would leave a board off.
/// </summary>
internal static class ChildCommand
{
    /// <summary>A program with arguments. Its process is to be started by <see cref="Qemu.SpawnThread"/>.</summary>
    public static Command Of(string executable, IEnumerable<string> arguments) => Cli.Wrap("setsid")
        // The shell closes the gap in which this process could die before the signal is armed: it then has another parent.
        .WithArguments(["setpriv", "--pdeathsig", "KILL", "sh", "-c", "test \"$PPID\" = \"$0\" && exec \"$@\"",
            Environment.ProcessId.ToString(CultureInfo.InvariantCulture), executable, .. arguments])
        .WithValidation(CommandResultValidation.None);
}
