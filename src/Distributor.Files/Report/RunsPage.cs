namespace Distributor.Files.Report;

/// <summary>Collects the runs of one call, from many threads, and writes them as <see cref="HtmlReport"/>.</summary>
/// <param name="path">The page's.</param>
public sealed class RunsPage(string path)
{
    /// <summary>A page of more runs helps nobody, and their traces would fill the memory; <c>results.jsonl</c> has them all.</summary>
    private const int MostRuns = 2_000;

    private readonly Lock _lock = new();
    private readonly List<ReportEntry> _entries = [];
    private int _leftOut;

    /// <summary>The page's path.</summary>
    public string Path => path;

    /// <summary>Takes a run, unless there are too many for a page.</summary>
    public void Add(ReportEntry entry)
    {
        lock (_lock)
        {
            if (_entries.Count < MostRuns) _entries.Add(entry);
            else _leftOut++;
        }
    }

    /// <summary>Whether no more runs come onto the page.</summary>
    public bool IsFull
    {
        get { lock (_lock) return _entries.Count >= MostRuns; }
    }

    /// <summary>Counts a run that is not on the page.</summary>
    public void AddNone()
    {
        lock (_lock) _leftOut++;
    }

    /// <summary>Writes the page, in the order of files and lines. Throws what writing files throws.</summary>
    public void Write(string title)
    {
        lock (_lock)
        {
            using var file = File.Create(path);
            HtmlReport.Write(file, title, [.. _entries.OrderBy(entry => entry.Taskset.Location?.File, StringComparer.Ordinal).ThenBy(entry => entry.Taskset.Location?.Line)], _leftOut);
        }
    }
}
