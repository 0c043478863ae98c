namespace Distributor.Testing;

/// <summary>What to do about mistakes that are in no file of tasksets.</summary>
internal static class Advice
{
    /// <summary>For tests in a process without the engine extension.</summary>
    public static string EngineIsMissing { get; } =
        "The Distributor's engine extension is not loaded, so nothing fans out. NUnit's adapter looks for it in "
        + $"{Path.Combine(AppContext.BaseDirectory, "NUnit.Extension.Distributor", "tools")}: rebuild the test project, and see that it imports Distributor.Testing.Engine.targets.";
}
