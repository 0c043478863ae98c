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

    /// <summary>Whether every difference is accepted. Throws <see cref="FormatException"/> when the variable has a value that says neither.</summary>
    public static bool IsAccepting => Environment.GetEnvironmentVariable(AcceptVariable) switch
    {
        null or "" or "0" or "false" => false,
        "1" or "true" => true,
        var other => throw new FormatException($"{AcceptVariable}={other}: expected 1 or true, to accept all snapshots, or 0, false or nothing."),
    };

    /// <summary>Throws as <see cref="IsAccepting"/> does: before runs that would accept nothing in the end.</summary>
    public static void CheckAcceptance() => _ = IsAccepting;

    /// <summary>The accepted text's file.</summary>
    public string Verified => Path + ".verified.txt";

    /// <summary>The file of a text that is not accepted.</summary>
    public string Received => Path + ".received.txt";

    /// <summary>The accepted text with LF line ends; null when there is none. An empty file is none: diff tools make one to have two.</summary>
    public string? Read() => new FileInfo(Verified) is { Exists: true, Length: > 0 } ? Normalise(File.ReadAllText(Verified)) : null;

    /// <summary>
    /// Null when the text equals the snapshot, or is accepted now; else what is different. Writes or removes the received file. Throws
    /// <see cref="FormatException"/> as <see cref="IsAccepting"/> does.
    /// </summary>
    /// <param name="text">What came.</param>
    /// <param name="what">What the text is, for people.</param>
    public SnapshotDifference? Compare(string text, string what = "trace")
    {
        var (received, verified) = (Normalise(text), Read());
        var accepted = received != verified && IsAccepting;
        if (accepted) Write(Verified, received);
        if (accepted || received == verified)
        {
            File.Delete(Received);
            return null;
        }
        Write(Received, received);
        return new(this, verified is null ? $"There is no snapshot {Verified}." : $"The {what} differs from {Verified} {SnapshotDiff.Describe(verified, received, what)}");
    }

    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static void Write(string path, string text) => File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
