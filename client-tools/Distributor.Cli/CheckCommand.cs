using System.CommandLine;
using Distributor.Files;

namespace Distributor.Cli;

/// <summary><c>distributor check PATH…</c>: reads and validates, looks for programs and guest, and runs nothing.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var paths = PathArgument.Create();
        var options = new RunOptions();
        var command = new Command("check", "Validates taskset files, and tells every mistake at its place; also programs that are not there. Exit code 0: no mistakes; 2: there are some.") { paths };
        options.AddFilesTo(command);
        command.SetAction(parsed =>
        {
            if (ReadOrTell(parsed.GetValue(paths)!) is not { } files) return ExitCode.Bad;
            var missing = new MissingFiles(files.SelectMany(file => file.Tasksets), options.GuestImage(parsed), options.ProgramsFolder(parsed));
            foreach (var remark in missing.OfHost()) Console.Error.WriteLine($"warning: {remark}");
            var mistakes = missing.OfTasksets().ToArray();
            foreach (var mistake in mistakes) Console.Error.WriteLine(mistake);
            if (mistakes.Length > 0) return ExitCode.Bad;
            Console.WriteLine($"{Counted.Of(files.Sum(file => (long)file.Tasksets.Count), "taskset")} in {Counted.Of(files.Count, "file")}, no mistakes.");
            return ExitCode.Held;
        });
        return command;
    }

    /// <summary>The files, or null after their mistakes were written to standard error.</summary>
    public static IReadOnlyList<TasksetFile>? ReadOrTell(IEnumerable<string> paths)
    {
        try
        {
            var files = TasksetPaths.Read(paths);
            foreach (var error in files.SelectMany(file => file.Errors)) Console.Error.WriteLine(error);
            foreach (var warning in files.SelectMany(file => file.Warnings)) Console.Error.WriteLine($"{warning.Location}: warning: {warning.Message}");
            return files.All(file => file.Errors.Count == 0) ? files : null;
        }
        catch (FileNotFoundException error)
        {
            Console.Error.WriteLine(error.Message);
            return null;
        }
    }
}
