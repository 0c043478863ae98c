using System.Diagnostics;

namespace Distributor.Surroundings;

/// <summary>
/// A processor of this host that QEMU shares with two processes that never pause. So whatever else the host does, a machine that executes for some 100 ms
/// waits in between: the kernel gives each its turn.
/// </summary>
internal sealed class SharedProcessor : IDisposable
{
    private const string Emulator = "qemu-system-arm";

    // Ends by itself with the process that started it.
    private const string Loop = "while test -d /proc/$PPID; do i=0; while test $i -lt 100000; do i=$((i + 1)); done; done";

    private readonly Process[] _others;

    /// <summary>Puts a program in a folder that starts QEMU there.</summary>
    public SharedProcessor(string folder)
    {
        var emulator = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(path => System.IO.Path.Combine(path, Emulator)).First(File.Exists);
        var bound = System.IO.Path.Combine(Directory.CreateDirectory(folder).FullName, Emulator);
        File.WriteAllText(bound, $"#!/bin/sh\nexec taskset -c {Number} {emulator} \"$@\"\n");
        File.SetUnixFileMode(bound, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Path = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}";
        _others = [StartOther(), StartOther()];
    }

    /// <summary>The variable PATH for processes whose QEMUs run on it.</summary>
    public string Path { get; }

    // "Cpus_allowed_list:	0-1"
    private static string Number { get; } = File.ReadLines("/proc/self/status").First(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal)).Split('\t', '-', ',')[1];

    public void Dispose()
    {
        foreach (var other in _others)
        {
            other.Kill();
            other.WaitForExit();
            other.Dispose();
        }
    }

    private static Process StartOther() => Process.Start("taskset", ["-c", Number, "sh", "-c", Loop]);
}
