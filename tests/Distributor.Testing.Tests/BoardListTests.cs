using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CliWrap;

namespace Distributor.Testing.Tests;

/// <summary>The setting that names a list of boards, wherever settings come from.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BoardListTests : IAsyncDisposable
{
    private readonly Sample _sample = new();
    private readonly string _list;

    public BoardListTests()
    {
        File.WriteAllText(Path.Combine(_sample.Folder, "programs", "hey"), "an ELF file");
        _list = Path.Combine(_sample.Folder, "boards.yaml");
        File.WriteAllText(_list, string.Create(CultureInfo.InvariantCulture, $"boards: {{ lab-1: {{ address: 127.0.0.1, port: {_sample.Guest.Address.Port} }} }}"));
    }

    public ValueTask DisposeAsync() => _sample.DisposeAsync();

    [Test]
    public async Task Tests_run_on_boards_of_the_command_lines_list()
    {
        var results = await _sample.RunAsync(["--filter", "FullyQualifiedName~Sample.good.good.met"], $"Distributor.Machine={_list}");
        Assert.That(results.Select(test => test.Outcome), Is.All.EqualTo("Passed"), _sample.Output);
        Assert.That(_sample.Results, Is.Not.Empty.And.All.Contains("""{"machine":"lab-1","outcome":"completed",""").And.All.Contains("\"kind\":\"remote\""));
    }

    [Test]
    public async Task Mistakes_of_a_list_are_why_the_run_could_not_start()
    {
        await File.WriteAllTextAsync(_list, "boards: { lab-1: { adress: 127.0.0.1 } }\nrevivals: few");
        await _sample.RunAsync(["--filter", "FullyQualifiedName~Sample.good"], $"Distributor.Machine={_list}");
        Assert.That(_sample.ExitCode, Is.Not.Zero);
        Assert.That(_sample.Output, Does.Contain($"{_list}:1:18: Board `lab-1` has no `address`").And.Contain($"{_list}:1:20: Unknown key `adress`").And.Contain($"{_list}:2:11: `revivals: few` is no whole number from 0 to 100."));
        Assert.That(Directory.Exists(_sample.ResultsFolder) ? Directory.GetDirectories(_sample.ResultsFolder) : [], Is.Empty);
    }

    [Test]
    public async Task Microsoft_Testing_Platform_takes_the_list_as_an_option_and_from_the_settings_file([Values] bool option)
    {
        var settings = Path.Combine(_sample.Folder, "platform.runsettings");
        await File.WriteAllTextAsync(settings, new XElement("RunSettings", new XElement("Distributor", _sample.Settings
            .Select(setting => new XElement(setting.Key, setting.Key == "Machine" && !option ? _list : setting.Value)))).ToString());
        var output = new StringBuilder();
        await Cli.Wrap("dotnet").WithArguments([Sample.Assembly("Distributor.Testing.Sample.Platform"), "--settings", settings, .. option ? ["--distributor", $"Machine={_list}"] : Array.Empty<string>()])
            .WithWorkingDirectory(_sample.Folder).WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output)).ExecuteAsync();
        Assert.That(output.ToString(), Does.Contain("succeeded: 3").And.Contain("failed: 1"));
        Assert.That(_sample.Results, Has.Count.EqualTo(4).And.All.Contains("\"machine\":\"lab-1\""));
    }
}
