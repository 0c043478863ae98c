namespace Distributor.Model;

/// <summary>Where something was declared.</summary>
/// <param name="File">The file's path as the user gave it.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
public sealed record SourceLocation(string File, int Line, int Column)
{
    /// <summary><c>file:line:column</c>, which terminals and editors make a link of.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
