using Distributor.Analysis;
using Distributor.Dispatch;
using Distributor.Files;
using Distributor.Machines.Simulated;
using Distributor.Model;

namespace Distributor.Testing.Theory.Tests;

/// <summary>The search, on the simulator and on the reference guest, for what analyses get wrong that are wrong on purpose.</summary>
public sealed class CounterexampleSearchTests
{
    private static readonly RandomTasksets Random = new() { Tasks = (1, 8), Utilisation = (0.8m, 1) };

    [Test]
    public async Task What_exact_analyses_accept_has_no_counterexample([Values] SchedulingPolicy policy)
    {
        var test = policy is SchedulingPolicy.FixedPriority ? "rta" : "qpa";
        await using var simulator = Simulator();
        var search = new CounterexampleSearch(simulator.RunAsync, Miss) { Where = taskset => taskset.IsAcceptedBy(test) };
        Assert.That(await search.FindAsync((Random with { Policy = policy, Utilisation = (0.4m, 1), LeastDeadlineShare = 0.5m }).Generator, count: 2000), Is.Null);
    }

    [Test]
    public async Task The_bound_of_EDF_held_for_that_of_fixed_priorities_is_found_out_with_two_tasks()
    {
        await using var simulator = Simulator();
        var found = await FindAsync(simulator.RunAsync, taskset => (taskset with { Policy = SchedulingPolicy.EarliestDeadlineFirst }).IsAcceptedBy("edf-utilisation"));
        Assert.That(found.Run.Taskset.Tasks, Has.Count.EqualTo(2), found.ToYaml());
        Assert.That(found.Steps, Is.GreaterThan(0));
    }

    // Interference of the most urgent task alone.
    [Test]
    public async Task An_analysis_that_forgets_a_task_is_found_out_with_three()
    {
        await using var simulator = Simulator();
        var found = await FindAsync(simulator.RunAsync, Forgetful);
        Assert.That(found.Run.Taskset.Tasks, Has.Count.EqualTo(3), found.ToYaml());
    }

    [Test, Category("QEMU")]
    public async Task On_the_reference_guest_it_is_found_out_too()
    {
        var build = Path.Combine(Checkout.Root, "src", "guest", "build");
        var results = Directory.CreateTempSubdirectory("search-").FullName;
        var setup = new DistributorSetup { GuestImage = Path.Combine(build, "image.elf"), ProgramsFolder = Path.Combine(build, "programs"), MaxMachines = 2, ResultsFolder = results };
        await using (var open = await setup.OpenAsync(TimeProvider.System, CancellationToken.None))
        {
            var found = await FindAsync(open.Distributor.RunAsync, Forgetful);
            Assert.That(found.Run.Taskset.Tasks, Has.Count.EqualTo(3), found.ToYaml());
            Assert.That(found.Run.Provenance!.Machine.Kind, Is.EqualTo("qemu"));
            TestContext.Out.WriteLine($"{found.Steps} steps, {found.Runs} runs\n{found.ToYaml()}");
        }
        Directory.Delete(results, recursive: true);
    }

    [Test]
    public async Task Nothing_smaller_contradicts_the_property()
    {
        await using var simulator = Simulator();
        var found = await FindAsync(simulator.RunAsync, Forgetful);
        foreach (var smaller in SmallerTasksets.Of(found.Run.Taskset).Where(Forgetful))
            Assert.That(Miss(await simulator.RunAsync(smaller, CancellationToken.None)), Is.Null, found.ToYaml());
    }

    [Test]
    public async Task The_seed_finds_the_same_counterexample_again_and_runs_nothing_else_before()
    {
        await using var simulator = Simulator();
        var found = await FindAsync(simulator.RunAsync, Forgetful);
        var names = new List<string>();
        var search = new CounterexampleSearch(Noted, Miss) { Where = Forgetful, AtOnce = 1 };
        var again = await search.FindAsync(Random.Generator, seed: found.Seed);
        Assert.That(again!.ToYaml(), Is.EqualTo(found.ToYaml()));
        Assert.That(names[1..], Is.All.EqualTo("counterexample"), "All are made from the first one.");

        Task<Run> Noted(Taskset taskset, CancellationToken cancellationToken)
        {
            names.Add(taskset.Name);
            return simulator.RunAsync(taskset, cancellationToken);
        }
    }

    [Test]
    public async Task The_YAML_of_a_counterexample_misses_again()
    {
        await using var simulator = Simulator();
        var found = await FindAsync(simulator.RunAsync, Forgetful);
        var file = TasksetFile.Parse("counterexample.yaml", found.ToYaml());
        Assert.That(file.Errors, Is.Empty);
        Assert.That(Miss(await simulator.RunAsync(file.Tasksets.Single(), CancellationToken.None)), Is.EqualTo(found.Finding));
    }

    [Test]
    public void What_goes_wrong_with_a_run_ends_the_search()
    {
        var search = new CounterexampleSearch((_, _) => throw new IOException("no machine"), Miss);
        Assert.That(() => search.FindAsync(Random.Generator), Throws.InstanceOf<IOException>());
    }

    [Test]
    public async Task A_search_that_is_cancelled_ends()
    {
        await using var simulator = Simulator();
        using var stop = new CancellationTokenSource();
        var search = new CounterexampleSearch((taskset, token) =>
        {
            stop.Cancel();
            return simulator.RunAsync(taskset, token);
        }, Miss);
        Assert.That(() => search.FindAsync(Random.Generator, count: 1_000_000, cancellationToken: stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private static async Task<Counterexample> FindAsync(Func<Taskset, CancellationToken, Task<Run>> run, Func<Taskset, bool> accepts)
    {
        var found = await new CounterexampleSearch(run, Miss) { Where = accepts }.FindAsync(Random.Generator, count: 1000);
        Assert.That(found, Is.Not.Null);
        return found!;
    }

    private static bool Forgetful(Taskset taskset) =>
        AnalysisTask.TryOf(taskset, out var tasks, out _) && tasks.All(task => new[] { tasks.MinBy(other => other.Priority)!, task }.Distinct() is var two
            && Analysis.FixedPriority.ResponseTimeAnalysis.Preemptive([.. two]).Verdict is AnalysisVerdict.Accepts);

    private static string? Miss(Run run) =>
        run.Trace!.Jobs.FirstOrDefault(job => !run.Trace.MeetsDeadline(job)) is { } job ? $"{run.Taskset.Tasks[job.Task].Name} misses at {job.Release}" : null;

    private static TasksetDistributor Simulator() => new(new SimulatedMachines(TimeProvider.System), new(), TimeProvider.System);
}
