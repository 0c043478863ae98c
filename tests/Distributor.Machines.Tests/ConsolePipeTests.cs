using Distributor.Machines.Qemu.Consoles;

namespace Distributor.Machines.Tests;

/// <summary>The files of a machine's console, beside its log.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ConsolePipeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pipe-").FullName;

    private string Prefix => Path.Combine(_folder, "machine-7");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Its_user_alone_can_type_and_nothing_is_left_of_it()
    {
        using (var pipe = new ConsolePipe(Prefix)) Assert.That(File.GetUnixFileMode(pipe.Input), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(Directory.GetFileSystemEntries(_folder), Is.Empty);
    }

    [Test]
    public void What_a_killed_process_left_makes_room()
    {
        using var left = new ConsolePipe(Prefix);
        using (new ConsolePipe(Prefix)) Assert.That(Directory.GetFileSystemEntries(_folder), Has.Length.EqualTo(2));
        Assert.That(Directory.GetFileSystemEntries(_folder), Is.Empty);
    }

    [Test]
    public void Who_types_when_the_machine_is_gone_is_told()
    {
        var pipe = new ConsolePipe(Prefix);
        using var input = new FileStream(pipe.Input, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        pipe.Dispose();
        Assert.That(() => input.WriteByte(1), Throws.InstanceOf<IOException>());
    }
}
