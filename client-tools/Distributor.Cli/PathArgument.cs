using System.CommandLine;

namespace Distributor.Cli;

/// <summary>The files and folders that a command works on.</summary>
internal static class PathArgument
{
    public static Argument<string[]> Create() => new("PATH")
    {
        Description = "Taskset files, or folders of them (searched to the bottom, without bin, obj and hidden folders).",
        Arity = ArgumentArity.OneOrMore,
    };
}
