using System.Globalization;

namespace Distributor.Testing;

/// <summary>A folder a test process, named for time and process: nothing of an earlier run is lost, and no two runs share one.</summary>
internal static class ResultsFolder
{
    /// <summary>
    /// Makes a folder that is this process's alone, also where containers with the same process ids share the folder of results: it is who makes
    /// <c>results.jsonl</c>. Throws <see cref="TestSettingsException"/>.
    /// </summary>
    public static string Create(string parent, DateTime now)
    {
        try
        {
            return Make(parent, now);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TestSettingsException($"Results cannot be kept in {parent}: {error.Message} Set ResultsDirectory to a folder that you may write.");
        }
    }

    private static string Make(string parent, DateTime now)
    {
        for (var number = 1; ; number++)
        {
            var again = number == 1 ? "" : $"-{number}";
            var folder = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd-HHmmss}{again}-{Environment.ProcessId}"));
            Directory.CreateDirectory(folder);
            try
            {
                new FileStream(Path.Combine(folder, "results.jsonl"), FileMode.CreateNew).Dispose();
                return folder;
            }
            catch (IOException) when (File.Exists(Path.Combine(folder, "results.jsonl")))
            {
                // Another's.
            }
        }
    }
}
