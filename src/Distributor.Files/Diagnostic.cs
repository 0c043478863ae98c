using Distributor.Model;

namespace Distributor.Files;

/// <summary>A mistake in a file: where it is, what is wrong, what was expected.</summary>
/// <param name="Location">Where.</param>
/// <param name="Message">A sentence for the file's author.</param>
public sealed record Diagnostic(SourceLocation Location, string Message)
{
    /// <summary><c>file:line:column: message</c>.</summary>
    public override string ToString() => $"{Location}: {Message}";
}
