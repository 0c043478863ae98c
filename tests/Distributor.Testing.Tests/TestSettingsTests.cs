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

    [TestCase("Retries=-1", "Distributor.Retries=-1: expected a whole number from 0 on.")]
    [TestCase("BootTimeout=0", "Distributor.BootTimeout=0: expected seconds, as in 60 or 0.5.")]
    [TestCase("Network=bridged", "Distributor.Network=bridged: expected user or bridge.")]
    [TestCase("VirtualTime=yes", "Distributor.VirtualTime=yes: expected true or false.")]
    [TestCase("SessionParameters=goal", "Distributor.SessionParameters=goal: `goal` is no session parameter: expected name=value,name=value")]
    public void A_value_that_cannot_be_says_what_was_expected(string setting, string message) =>
        Assert.That(() => TestSettings.Apply(Defaults, Entries(setting)), Throws.TypeOf<TestSettingsException>().With.Message.StartsWith(message));

    [Test]
    public void All_mistakes_are_told_at_once() => Assert.That(() => TestSettings.Apply(Defaults, Entries("Retries=-1", "MaxMachines=7", "Speed=9", "VirtualTime=yes")),
        Throws.TypeOf<TestSettingsException>().With.Message.Match(@"^Distributor\.Retries=-1: .*\nDistributor\.Speed is no setting\. .*\nDistributor\.VirtualTime=yes: .*\z"));

    private static IEnumerable<KeyValuePair<string, string>> Entries(params string[] settings) =>
        settings.Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1]));
}
