using System.Text;

namespace Distributor.Files.Snapshots;

/// <summary>
/// A text that was accepted once, and must not change: <c>X.verified.txt</c>, with what came instead in <c>X.received.txt</c>, as Verify
/// (github.com/VerifyTests) has it. Line ends do not count.
/// </summary>
/// <param name="Path">Of both files, without <c>.verified.txt</c>.</param>
public sealed record SnapshotFile(string Path)
{
    /// <summary>Set to 1, every difference is accepted and becomes the snapshot.</summary>
    public const string AcceptVariable = "DISTRIBUTOR_ACCEPT_SNAPSHOTS";

    /// <summary>The accepted text's file.</summary>
    public string Verified => Path + ".verified.txt";

    /// <summary>The file of a text that is not accepted.</summary>
    public string Received => Path + ".received.txt";

    /// <summary>The accepted text with LF line ends; null when there is none.</summary>
    public string? Read() => File.Exists(Verified) ? Normalise(File.ReadAllText(Verified)) : null;

    /// <summary>
    /// Null when the text equals the snapshot, or is accepted now; else what is different, in sentences. Writes or removes the received file.
    /// </summary>
    public string? Compare(string text)
    {
        var (received, verified) = (Normalise(text), Read());
        if (received == verified)
        {
            File.Delete(Received);
            return null;
        }
        if (Environment.GetEnvironmentVariable(AcceptVariable) is "1" or "true")
        {
            Write(Verified, received);
            File.Delete(Received);
            return null;
        }
        Write(Received, received);
        var what = verified is null ? $"There is no snapshot {Verified}." : $"The trace differs from {Verified} in {FirstDifference(verified, received)}";
        return $"{what}\nIf {Received} is right, rename it, or run with {AcceptVariable}=1.";
    }

    private static string FirstDifference(string verified, string received)
    {
        var (expected, actual) = (verified.Split('\n'), received.Split('\n'));
        var line = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}:\n  - {At(expected)}\n  + {At(actual)}";

        string At(string[] lines) => line < lines.Length && lines[line].Length > 0 ? lines[line] : "(the end)";
    }

    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static void Write(string path, string text) => File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
