namespace Distributor.Cli.Tests;

public sealed class SvgTests : IDisposable
{
    private readonly Command _command = new();

    public void Dispose() => _command.Dispose();

    [Test]
    [Category("QEMU")]
    public async Task The_charts_of_the_README_are_what_is_drawn_today()
    {
        var experiment = Path.Combine(Checkout.Root, "experiments", "rate-monotonic-against-edf");
        var result = await _command.RunAsync("run", experiment, "--svg", "charts");
        Assert.That(result.ExitCode, Is.Zero, result.StandardOutput + result.StandardError);
        string[] charts = [.. Directory.EnumerateFiles(experiment, "*.svg").Select(path => Path.GetFileName(path))];
        Assert.That(Directory.EnumerateFiles(Path.Combine(_command.Folder, "charts")).Select(path => Path.GetFileName(path)), Is.EquivalentTo(charts).And.Not.Empty);
        foreach (var chart in charts)
        {
            Assert.That(await File.ReadAllTextAsync(Path.Combine(_command.Folder, "charts", chart)), Is.EqualTo(await File.ReadAllTextAsync(Path.Combine(experiment, chart))),
                "If that is as it should be, draw them again and look at them: client-tools/distributor run experiments/rate-monotonic-against-edf --svg experiments/rate-monotonic-against-edf");
        }
    }

    [TestCase("run", "--machine", "simulated")]
    [TestCase("simulate")]
    public async Task Charts_that_cannot_be_written_are_told_and_the_exit_code_is_2(params string[] command)
    {
        var file = _command.Write("one.yaml", "tasksets: { t: { tasks: { a: { program: burn, period: 20 ms, wcet: 1 ms } } } }");
        var result = await _command.RunAsync([.. command, file, "--svg", "/proc/x"]);
        Assert.That(result.ExitCode, Is.EqualTo(2), result.StandardOutput);
        Assert.That(result.StandardError, Does.Contain("No picture can be written to --svg /proc/x: "));
    }
}
