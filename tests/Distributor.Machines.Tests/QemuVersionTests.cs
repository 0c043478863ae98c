using Distributor.Machines.Qemu;

namespace Distributor.Machines.Tests;

/// <summary>What is told of a QEMU that does not say what it is.</summary>
public sealed class QemuVersionTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qemu-version-").FullName;

    [TestCase("exec sleep 60", 0.2, "` did not end in 0.2 s: see why by running it yourself.")]
    [TestCase("kill -9 $$", 60, "` ended with exit code 137 and said nothing.")]
    [TestCase("echo broken >&2; exit 1", 60, "` fails: broken")]
    public void It_is_told_how_it_failed(string script, double seconds, string told)
    {
        var qemu = Path.Combine(_folder, "qemu");
        File.WriteAllText(qemu, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(qemu, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllBytes(Path.Combine(_folder, "image.elf"), SilentImage.For(bits: 32, machine: 40));
        var machines = new QemuMachines(new(Path.Combine(_folder, "image.elf"), _folder) { Executable = qemu }, new() { Boot = TimeSpan.FromSeconds(seconds) }, TimeProvider.System);
        Assert.That(() => machines.DescribeAsync(CancellationToken.None), Throws.TypeOf<MachineException>().With.Message.Contains($"`{qemu} --version{told}"));
    }

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);
}
