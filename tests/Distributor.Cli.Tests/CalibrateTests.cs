using Distributor.FakeGuest;

namespace Distributor.Cli.Tests;

public sealed class CalibrateTests : IDisposable
{
    private readonly Command _command = new();

    public void Dispose() => _command.Dispose();

    [Test]
    public async Task A_program_alone_gives_its_WCET_with_what_was_measured_as_a_comment()
    {
        await using var guest = new FakeGuestServer();
        var result = await _command.RunAsync("calibrate", "burn", "1000", "--jobs", "3", "--margin", "25", "--machine", $"{guest.Address}", "--programs", "programs");
        Assert.That(result.ExitCode, Is.Zero, result.StandardError);
        Assert.That(result.StandardOutput, Does.Match(
            @"^program: burn\nargument: 1000\nwcet: 1250 us # measured maximum 1 ms of 3 jobs alone \(least 1 ms\), margin 25 %; remote 127\.0\.0\.1:\d+, program [0-9a-f]{12}\n$"));
    }

    [Test]
    public async Task A_job_that_does_not_return_is_no_measurement()
    {
        await using var guest = new FakeGuestServer(FakeScripts.Overrun);
        var result = await _command.RunAsync("calibrate", "burn", "5000000", "--machine", $"{guest.Address}", "--programs", "programs");
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.StandardError, Does.StartWith("burn 5000000: job 0 ended with EXIT_PERIOD 1 s after its release, and did not return. It takes longer than the period of 1 s: give it a longer one."));
    }

    [Test]
    public async Task A_guest_that_tells_whole_ms_is_too_coarse_for_overheads()
    {
        await using var guest = new FakeGuestServer();
        foreach (var program in new[] { "pi", "cond_42" }) await File.WriteAllTextAsync(Path.Combine(_command.Folder, "programs", program), "an ELF file");
        var result = await _command.RunAsync("calibrate", "--overheads", "o.json", "--machine", $"{guest.Address}", "--programs", "programs");
        Assert.That((result.ExitCode, File.Exists(Path.Combine(_command.Folder, "o.json"))), Is.EqualTo((2, false)));
        Assert.That(result.StandardError, Does.Contain("this guest tells whole ms, which is too coarse"));
    }

    [Test]
    public async Task Either_a_program_or_overheads_are_asked_for([Values("", "pi --overheads o.json")] string arguments)
    {
        var result = await _command.RunAsync(["calibrate", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.StandardError, Does.Contain("expected PROGRAM and its ARGs, or --overheads FILE"));
    }

    [Test]
    [Category("QEMU")]
    public async Task With_the_overheads_that_are_measured_analysis_and_run_agree_on_WCETs_without_a_margin()
    {
        var measured = await _command.RunAsync("calibrate", "--overheads", "o.json");
        var program = await _command.RunAsync("calibrate", "pi", "8192", "--margin", "0");
        Assert.That((measured.ExitCode, program.ExitCode), Is.EqualTo((0, 0)), measured.StandardError + program.StandardError);
        var wcet = program.StandardOutput.Split("wcet: ")[1].Split(" #")[0];
        string Task(int task) => $"t{task}: {{ program: pi, argument: 8192, period: {5 + task} ms, wcet: {wcet}, priority: {task}, jobs: 3 }}";
        var file = _command.Write("pis.yaml", $"tasksets: {{ pis: {{ expect: {{ analysis: agrees }}, tasks: {{ {string.Join(", ", Enumerable.Range(0, 6).Select(Task))} }} }} }}");
        var known = await _command.RunAsync("run", file, "--overheads", "o.json");
        Assert.That(known.ExitCode, Is.Zero, known.StandardOutput);
        // Six releases at once are some us of the first job's time on the processor.
        var unknown = await _command.RunAsync("run", file);
        Assert.That(unknown.ExitCode, Is.EqualTo(1), unknown.StandardError);
        Assert.That(unknown.StandardOutput, Does.Match($"t[0-9] job [0-9] executed [0-9]+ us, longer than its `wcet` of {wcet}: what an analysis says is conditional on that"));
    }

    [Test]
    [Category("QEMU")]
    public async Task The_reference_guest_s_overheads_are_those_of_its_README_and_other_images_have_none()
    {
        var measured = await _command.RunAsync("calibrate", "--overheads", "o.json");
        Assert.That(measured.ExitCode, Is.Zero, measured.StandardError);
        // "7.5 us, 4 us for each further one at the same instant", and 13 us for a job that does nothing, with 7 us back. In virtual time these are no matter of the host.
        var json = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_command.Folder, "o.json"))).RootElement[0];
        Assert.That(json.GetProperty("releaseNs").GetInt64(), Is.InRange(4_000, 12_000));
        Assert.That(json.GetProperty("contextSwitchNs").GetInt64(), Is.InRange(2_000, 12_000));
        string[] curve = ["curve", "--tests", "rta, rta-overheads", "--sets", "50", "--utilisation", "0.8", "--overheads", "o.json"];
        var known = await _command.RunAsync(curve);
        Assert.That(known.ExitCode, Is.Zero, known.StandardError);
        // The same image with another hash.
        var image = await File.ReadAllBytesAsync(Path.Combine(Checkout.Root, "src", "guest", "build", "image.elf"));
        await File.WriteAllBytesAsync(Path.Combine(_command.Folder, "other.elf"), [.. image, 0]);
        var other = await _command.RunAsync([.. curve, "--guest", "other.elf"]);
        Assert.That(other.ExitCode, Is.EqualTo(2));
        Assert.That(other.StandardError, Does.Match("o.json has no overheads of image [0-9a-f]{64}"));
        var refused = await _command.RunAsync("calibrate", "--overheads", _command.Write("notes.txt", "mine"));
        Assert.That((refused.ExitCode, await File.ReadAllTextAsync(Path.Combine(_command.Folder, "notes.txt"))), Is.EqualTo((2, "mine")));
        Assert.That(refused.StandardError, Does.Match("notes.txt cannot take what was measured, a context switch of [0-9]+ ns and a release of [0-9]+ ns: .* Name another file."));
    }
}
