namespace Distributor.Testing.Engine;

/// <summary>Who listens to this process's tests, as its command line tells.</summary>
internal static class Listeners
{
    /// <summary>
    /// Whether somebody needs to hear when each test begins. VSTest by itself does not; its data collectors do, such as blame, which takes tests for hung of
    /// which it hears nothing. Of other runners nothing is known.
    /// </summary>
    public static bool WantStarts { get; } = Environment.GetCommandLineArgs() is var arguments
        && (!arguments.Contains("--parentprocessid") || arguments.Contains("--datacollectionport"));
}
