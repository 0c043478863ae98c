using DiffEngine;
using Distributor.Files.Snapshots;

namespace Distributor.Testing;

/// <summary>
/// Shows a developer what differs, in the diff tool that DiffEngine finds. Nothing happens on build servers, where <c>DiffEngine_Disabled</c> is <c>true</c>,
/// where there is no tool, and without a screen. The tool is the developer's: it stays when the tests have ended.
/// </summary>
internal static class DiffTool
{
    // DiffEngine knows build servers by name, and not the variable that they have in common.
    private static readonly bool IsOff = DiffRunner.Disabled || IsSet("CI") || (OperatingSystem.IsLinux() && !IsSet("DISPLAY") && !IsSet("WAYLAND_DISPLAY"));

    private static readonly Lock Lock = new();

    /// <summary>Returns when the tool has started.</summary>
    public static void Show(SnapshotDifference difference)
    {
        if (!difference.CanBeAccepted || IsOff) return;
        try
        {
            lock (Lock) DiffRunner.LaunchForText(difference.File.Received, difference.File.Verified);
        }
#pragma warning disable CA1031 // DiffEngine throws Exception itself, and a tool that does not start decides no test.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is not (null or "" or "false");
}
