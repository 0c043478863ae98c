using System.Buffers;
using System.Globalization;
using System.Text;
using Distributor.Dispatch;
using Distributor.Files.Traces;
using Distributor.Files.Writing;
using Distributor.Machines.Protocol;
using Distributor.Model;

namespace Distributor.Testing;

/// <summary>A run as files for people and other programs, in a folder of its own.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Files">Their names, and what they are.</param>
internal sealed record RunFolder(string Path, IReadOnlyList<(string Name, string Description)> Files)
{
    private const string Yaml = "taskset.yaml", Xml = "taskset.xml";

    /// <summary>Whether a path is that of a run's taskset, in its folder or where VSTest copied the folder's files to.</summary>
    public static bool Holds(string path) => System.IO.Path.GetFileName(path) == Yaml && File.Exists(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, Xml));

    /// <summary>Writes the files, each by way of a buffer. Throws what writing files throws.</summary>
    public static RunFolder Write(string path, Run run, ArrayBufferWriter<byte> buffer)
    {
        Directory.CreateDirectory(path);
        var files = new List<(string, string)>();
        foreach (var (name, description, write) in ContentsOf(run))
        {
            buffer.ResetWrittenCount();
            write(buffer);
            // The folder is new and this run's alone: without truncating and locking a file costs half as much.
            using var file = File.OpenHandle(System.IO.Path.Combine(path, name), FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.Write(file, buffer.WrittenSpan, fileOffset: 0);
            files.Add((name, description));
        }
        return new(path, files);
    }

    /// <summary>The files of a run: their names, what they are, and what writes them.</summary>
    public static IEnumerable<(string Name, string Description, Action<IBufferWriter<byte>> Write)> ContentsOf(Run run)
    {
        yield return (Yaml, "The taskset, to run it again", TextOf(TasksetYaml.Write(run.Taskset)));
        yield return (Xml, "The taskset as it was sent to the guest", to => to.Write(TasksetDescription.Encode(run.Taskset)));
        yield return ("attempts.txt", "The attempts, and what came of them", TextOf(Attempts(run)));
        if (run.Trace is { } trace)
        {
            yield return ("trace.txt", "The trace's canonical text", TextOf(trace.ToCanonicalText()));
            yield return ("gantt.svg", "The schedule as a Gantt chart", to => GanttSvg.Draw(trace, to));
            yield return ("responses.svg", "Histograms of response times", to => ResponseHistogramSvg.Draw(trace, to));
            yield return ("perfetto.json", "The trace for ui.perfetto.dev", to => ChromeTrace.Write(trace, to));
            yield return ("trace.btf", "The trace for Trace Compass", to => Btf.Write(trace, to));
        }
        if (Printed(run) is { } printed) yield return ("console.log", "What the machine printed", TextOf(printed));
    }

    private static Action<IBufferWriter<byte>> TextOf(string text) => to => Encoding.UTF8.GetBytes(text, to);

    // With a heading an attempt where there are several.
    private static string? Printed(Run run)
    {
        if (run.Attempts.All(attempt => attempt.Printed is null)) return null;
        if (run.Attempts is [{ Printed: { } printed }]) return printed.Read();
        return string.Concat(run.Attempts.Select((attempt, index) => $"== attempt {index + 1}, {attempt.Machine}\n{attempt.Printed?.Read()}\n"));
    }

    private static string Attempts(Run run)
    {
        var text = new StringBuilder();
        for (var index = 0; index < run.Attempts.Count; index++)
        {
            var attempt = run.Attempts[index];
            var boot = attempt.Boot is { } time ? string.Create(CultureInfo.InvariantCulture, $", its guest ready after {time.TotalSeconds:0.000} s") : "";
            text.Append(CultureInfo.InvariantCulture, $"{index + 1}. {attempt.Machine}, {attempt.Began:yyyy-MM-dd HH:mm:ss.fff}, {attempt.Took.TotalSeconds:0.000} s{boot}: {attempt.Lost ?? run.Verdict}\n");
        }
        if (run.Bad is { } reason) text.Append(CultureInfo.InvariantCulture, $"{reason}\n");
        if (run.TimingSuspect is { } suspicion) text.Append(CultureInfo.InvariantCulture, $"The host may have decided the timing. {suspicion}\n");
        if (run.Provenance is { Machine: var machine })
            text.Append(CultureInfo.InvariantCulture, $"{machine.Kind}, guest {machine.Guest}{(machine.Emulator is null ? "" : $"\n{machine.Emulator}, {machine.Arguments}")}\n");
        return text.ToString();
    }
}
