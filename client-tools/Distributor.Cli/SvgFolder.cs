using System.CommandLine;
using Distributor.Dispatch;
using Distributor.Files.Traces;

namespace Distributor.Cli;

/// <summary>The folder of the option <c>--svg</c>, which gets a chart of each run.</summary>
internal static class SvgFolder
{
    public static Option<string> CreateOption() => new("--svg") { HelpName = "DIR", Description = "A folder that gets a picture TASKSET.svg of each." };

    /// <summary>Writes the chart of a run, if there is a folder and something to draw. Throws <see cref="IOException"/>.</summary>
    public static async Task AddAsync(string? folder, Run run, CancellationToken cancellationToken)
    {
        if (folder is null || run.Trace is not { } trace) return;
        try
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, $"{run.Taskset.Name.Replace('/', '_')}.svg"), GanttSvg.Draw(trace), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"No picture can be written to --svg {folder}: {error.Message}", error);
        }
    }
}
