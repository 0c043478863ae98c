using Distributor.Dispatch;
using Distributor.Machines.Qemu;
using Distributor.Model;

namespace Distributor.Testing.Tests;

public sealed class TestSettingsTests
{
    private static readonly DistributorSetup Defaults = new() { ResultsFolder = "/results" };

    [Test]
    public void Each_setting_has_its_place()
    {
        var setup = TestSettings.Apply(Defaults, Entries("MaxMachines=7", "Machine=10.0.0.1:3001", "GuestImage=/a/image.elf", "ProgramsFolder=/p", "VirtualTime=false", "CleanGuest=false", "Network=bridge", "Retries=0",
            "BootTimeout=1.5", "SilenceTimeout=2", "QemuArguments=-d  guest_errors", "ResultsDirectory=/r"));
        Assert.That((setup.MaxMachines, setup.Machine, setup.GuestImage, setup.ProgramsFolder, setup.VirtualTime, setup.CleanGuest, setup.Network, setup.Retries, setup.ResultsFolder),
            Is.EqualTo((7, "10.0.0.1:3001", "/a/image.elf", "/p", false, false, GuestNetwork.Bridge, 0, "/r")));
        Assert.That((setup.Limits.Boot, setup.Limits.Silence), Is.EqualTo((TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(2))));
        Assert.That(setup.QemuArguments, Is.EqualTo(new[] { "-d", "guest_errors" }));
    }

    [Test]
    public void Paths_are_relative_to_the_test_projects_folder()
    {
        var setup = TestSettings.Apply(Defaults, Entries("GuestImage=guests/image.elf", "Machine=lab/boards.yaml"), "/project");
        Assert.That((setup.GuestImage, setup.Machine), Is.EqualTo(("/project/guests/image.elf", "/project/lab/boards.yaml")));
    }

    [Test]
    public void The_last_of_a_setting_counts() => Assert.That(TestSettings.Apply(Defaults, Entries("MaxMachines=7", "MaxMachines=3")).MaxMachines, Is.EqualTo(3));

    [Test]
    public void Session_parameters_are_names_and_values() => Assert.That(TestSettings.SessionOf(Entries("SessionParameters=goal=fairness, window=5")),
        Is.EqualTo(new SessionParameters([new("goal", "fairness"), new("window", "5")])));

    [TestCase("MaxMachines=0", "expected a whole number from 1 on.")]
    [TestCase("MaxMachines=all", "expected a whole number from 1 on.")]
    [TestCase("Machine=nowhere", "expected qemu, simulated, HOST:PORT, or a board list, FILE.yaml.")]
    [TestCase("VirtualTime=yes", "expected true or false.")]
    [TestCase("CleanGuest=1", "expected true or false.")]
    [TestCase("Network=bridged", "expected user or bridge.")]
    [TestCase("Console=window", "expected file or screen.")]
    [TestCase("Retries=-1", "expected a whole number from 0 on.")]
    [TestCase("BootTimeout=0", "expected seconds, as in 60 or 0.5.")]
    [TestCase("SilenceTimeout=20 s", "expected seconds, as in 60 or 0.5.")]
    [TestCase("SessionParameters=goal", "`goal` is no session parameter: expected name=value,name=value")]
    [TestCase("Attachments=some", "expected all, failed or none.")]
    [TestCase("ResumeCurvesFrom=/nowhere", "there is no folder /nowhere: expected one that holds results")]
    public void A_value_that_cannot_be_says_what_was_expected(string setting, string expected) =>
        Assert.That(() => TestSettings.Apply(Defaults, Entries(setting)), Throws.TypeOf<TestSettingsException>().With.Message.StartsWith($"Distributor.{setting}: {expected}"));

    [TestCase("MaxMachine=3", "Distributor.MaxMachine is no setting: did you mean MaxMachines?")]
    [TestCase("attachments=none", "Distributor.attachments is no setting: did you mean Attachments?")]
    [TestCase("Speed=9", "Distributor.Speed is no setting. There are: MaxMachines, Machine, ")]
    public void A_name_that_is_none_is_told_with_the_one_that_was_meant(string setting, string message) =>
        Assert.That(() => TestSettings.Apply(Defaults, Entries(setting)), Throws.TypeOf<TestSettingsException>().With.Message.StartsWith(message));

    // Of fake programs, where there are any: no machine starts.
    [TestCase("GuestImage=/nowhere/image.elf", "There is no guest image /nowhere/image.elf: build it with client-tools/setup.sh, or set GuestImage (--guest).")]
    [TestCase("ProgramsFolder=/nowhere", "There is no folder of programs /nowhere: build the guest's with client-tools/setup.sh, or set ProgramsFolder.")]
    [TestCase("ResultsDirectory=/dev/null/results", "Results cannot be kept in /dev/null/results: ")]
    [TestCase("OverheadsFile=/nowhere/overheads.json", "/nowhere/overheads.json is no file of overheads: ")]
    [TestCase("QemuArguments=-nonsense", "QEMU does not take QemuArguments, `-nonsense`: ")]
    [TestCase("Machine=/nowhere/boards.yaml", "/nowhere/boards.yaml")]
    [Category("qemu")]
    public async Task What_is_not_there_ends_the_run_before_a_machine_starts_and_leaves_nothing(string setting, string message)
    {
        var folder = Directory.CreateTempSubdirectory("settings-").FullName;
        try
        {
            await using var distribution = new TestDistribution
            {
                Settings = [.. Entries($"GuestImage={Sample.GuestPart("image.elf")}", $"ProgramsFolder={Sample.GuestPart("programs")}", "ResultsDirectory=results", setting)],
                ProjectFolder = folder,
            };
            Assert.That(() => distribution.Distributor, Throws.TypeOf<TestSettingsException>().With.Message.Contains(message));
            Assert.That(Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) != "results"), Is.Empty);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void All_mistakes_are_told_at_once() => Assert.That(() => TestSettings.Apply(Defaults, Entries("Retries=-1", "MaxMachines=7", "Speed=9", "VirtualTime=yes")),
        Throws.TypeOf<TestSettingsException>().With.Message.Match(@"^Distributor\.Retries=-1: .*\nDistributor\.Speed is no setting\. .*\nDistributor\.VirtualTime=yes: .*\z"));

    private static IEnumerable<KeyValuePair<string, string>> Entries(params string[] settings) =>
        settings.Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1]));
}
