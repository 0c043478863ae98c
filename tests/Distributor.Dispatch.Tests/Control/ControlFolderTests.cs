using System.Diagnostics;
using Distributor.Dispatch.Control;
using Distributor.FakeGuest;

namespace Distributor.Dispatch.Tests.Control;

/// <summary>Where control sockets are, and whose.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ControlFolderTests : IDisposable
{
    private const string Connect = "socket(S, AF_UNIX, SOCK_STREAM, 0) or die; connect(S, sockaddr_un($ARGV[0])) or do { print qq($!); exit 1 }";

    private readonly string _parent = Directory.CreateTempSubdirectory("folder-").FullName;

    private string Folder => Path.Combine(_parent, "distributor");

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Test]
    public void It_is_made_for_its_user_alone()
    {
        _ = new ControlFolder(Folder);
        Assert.That(new DirectoryInfo(Folder).UnixFileMode, Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Test]
    public void One_that_is_open_to_others_is_refused_with_the_remedy()
    {
        Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead);
        Assert.That(() => new ControlFolder(Folder), Throws.InstanceOf<IOException>().With.Message.EqualTo(
            $"{Folder} is open to other users, so it is not used for control sockets: `chmod 700 {Folder}`."));
    }

    [Test]
    public void A_link_to_a_folder_is_judged_by_the_owner_of_the_link_and_another_users_folder_is_refused()
    {
        RequireRoot();
        Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Run("chown", "65534", Folder);
        Assert.That(() => new ControlFolder(Folder), Throws.InstanceOf<IOException>().With.Message.StartsWith($"{Folder} belongs to the user with id 65534"));
        var (mine, theirs) = (Path.Combine(_parent, "mine"), Path.Combine(_parent, "theirs"));
        _ = new ControlFolder(mine);
        File.CreateSymbolicLink(theirs, mine);
        Run("chown", "-h", "65534", theirs);
        Assert.That(() => new ControlFolder(theirs), Throws.InstanceOf<IOException>().With.Message.Contains("belongs to the user with id 65534"));
    }

    [Test]
    public async Task Another_user_cannot_connect()
    {
        RequireRoot();
        await using var controlled = new ControlledPool(FakeScripts.Ideal);
        Assert.That(Run("perl", "-MSocket", "-e", Connect, controlled.Socket), Is.EqualTo((0, "")));
        Assert.That(Run("setpriv", "--reuid=65534", "--clear-groups", "perl", "-MSocket", "-e", Connect, controlled.Socket), Is.EqualTo((1, "Permission denied")));
    }

    [Test]
    public async Task Sockets_of_dead_processes_are_removed_and_those_that_nobody_listens_at_are_not_listed()
    {
        var folder = new ControlFolder(Folder);
        using var dead = Process.Start("true");
        await dead.WaitForExitAsync();
        await File.WriteAllTextAsync(folder.SocketOf(dead.Id), "");
        await File.WriteAllTextAsync(folder.SocketOf(1), "");
        await using (var pool = new Pool(FakeScripts.Ideal))
        await using (new ControlServer(pool.Distributor, "", folder.SocketOf(Environment.ProcessId), Serilog.Core.Logger.None, TimeProvider.System))
            Assert.That(await folder.ListAsync(CancellationToken.None), Is.EqualTo(new[] { Environment.ProcessId }));
        Assert.That(Directory.GetFiles(Folder), Is.EqualTo(new[] { folder.SocketOf(1) }));
    }

    [Test]
    public async Task What_a_dead_process_of_the_same_id_left_makes_room()
    {
        await using (var controlled = new ControlledPool(FakeScripts.Ideal)) Assert.That(File.Exists(controlled.Socket));
        var socket = new ControlFolder(Folder).SocketOf(Environment.ProcessId);
        await File.WriteAllTextAsync(socket, "");
        await using var pool = new Pool(FakeScripts.Ideal);
        await using var server = new ControlServer(pool.Distributor, "", socket, Serilog.Core.Logger.None, TimeProvider.System);
        using var client = await ControlClient.ConnectAsync(socket, CancellationToken.None);
        Assert.That((await client.AskAsync(new("status"), CancellationToken.None)).ProcessId, Is.EqualTo(Environment.ProcessId));
    }

    private static void RequireRoot()
    {
        if (!Environment.IsPrivilegedProcess) Assert.Ignore("Only root can act as another user.");
    }

    private static (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
