namespace Distributor.Cli.Tests;

public sealed class GenerateTests : IDisposable
{
    private static readonly string[] Options = ["--tasks", "3", "--utilisation", "0.7", "--periods", "log-uniform", "--min-period", "10 ms", "--max-period", "100 ms", "--period-granularity", "1 ms"];

    private readonly Command _command = new();

    public void Dispose() => _command.Dispose();

    [Test]
    public async Task It_writes_a_file_of_tasksets_that_says_how_to_write_it_again()
    {
        var result = await _command.RunAsync(["generate", "--seed", "5", .. Options]);
        Assert.That(result.StandardOutput, Is.EqualTo("""
            # distributor generate --seed 5 --tasks 3 --utilisation 0.7 --periods log-uniform --min-period "10 ms" --max-period "100 ms" --period-granularity "1 ms"
            tasksets:
              random.set-0:
                description: "(U = 0.700)"
                machines: none
                tasks:
                  t0: { program: burn, argument: "2016", period: 15 ms, wcet: 2016 us, priority: 0 }
                  t1: { program: burn, argument: "2895", period: 16 ms, wcet: 2895 us, priority: 1 }
                  t2: { program: burn, argument: "34235", period: 89 ms, wcet: 34235 us, priority: 2 }

            """), result.StandardError);
    }

    [Test]
    public async Task The_file_means_the_tasksets_that_generate_means_in_a_file()
    {
        var written = await _command.RunAsync(["generate", "--count", "3", "--seed", "5", "--duration", "1 s", "--scheduler", "edf", .. Options]);
        var declared = _command.Write("declared.yaml", """
            tasksets:
              random:
                scheduler: edf
                duration: 1 s
                generate: { count: 3, seed: 5, tasks: 3, utilisation: 0.7, periods: { kind: log-uniform, min: 10 ms, max: 100 ms, granularity: 1 ms } }
            """);
        var traces = new List<string[]>();
        foreach (var file in new[] { declared, _command.Write("written.yaml", written.StandardOutput) })
            traces.Add([.. Command.Parse((await _command.RunAsync("simulate", "--json", file)).StandardOutput).Select(run => $"{run.GetProperty("taskset")} {run.GetProperty("traceSha256")}")]);
        Assert.That(traces[1], Is.EqualTo(traces[0]).And.Length.EqualTo(3));
    }

    [Test]
    public async Task A_mistake_in_its_options_is_told()
    {
        var result = await _command.RunAsync("generate", "--tasks", "x", "--utilisation", "0.7", "--periods", "automotive", "--deadlines", "late");
        Assert.That((result.ExitCode, result.StandardOutput), Is.EqualTo((2, "")));
        Assert.That(result.StandardError, Does.Contain("`tasks: x` is no whole number from 1 to 1000.").And.Contain("`deadlines: late` is no `implicit`, no `constrained`"));
    }
}
