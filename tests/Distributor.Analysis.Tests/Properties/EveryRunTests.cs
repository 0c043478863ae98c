using Distributor.Analysis.Edf;
using Distributor.Analysis.FixedPriority;
using Distributor.Analysis.Multiprocessor;
using Distributor.Analysis.Tests.Brute;

namespace Distributor.Analysis.Tests.Properties;

/// <summary>
/// Analyses against every run that tiny sporadic tasksets can have: what calls itself exact is told to the tick, and what is sufficient is never exceeded.
/// </summary>
public sealed class EveryRunTests
{
    private const int Seeds = 1000;

    [Test]
    public void Preemptive_fixed_priorities() => Hold(ResponseTimeAnalysis.Preemptive, new(Edf: false), Jitter);

    [Test]
    public void Equal_priorities_are_not_exceeded() => Hold(ResponseTimeAnalysis.Preemptive, new(Edf: false), Equal);

    [Test]
    public void Non_preemptive_fixed_priorities() => Hold(ResponseTimeAnalysis.NonPreemptive, new(Edf: false, Whole: true), None);

    [Test]
    public void Non_preemptive_fixed_priorities_with_jitter_are_not_exceeded() => Hold(ResponseTimeAnalysis.NonPreemptive, new(Edf: false, Whole: true), Jitter);

    // What the test leaves out is that a section of the job itself can protect its end.
    [Test]
    public void Floating_non_preemptive_sections_are_not_exceeded_and_reached_by_tasks_without() =>
        Hold(ResponseTimeAnalysis.FloatingNonPreemptive, new(Edf: false), Sections, (_, task) => task.NonPreemptiveSection.Nanoseconds <= 1);

    [Test]
    public void Preemptive_EDF() => Hold(EdfResponseTimes.Preemptive, new(Edf: true), Jitter);

    [Test]
    public void EDF_with_floating_sections_is_not_exceeded() => Hold(EdfResponseTimes.Preemptive, new(Edf: true), Sections);

    [Test]
    public void Non_preemptive_EDF() => Hold(EdfResponseTimes.NonPreemptive, new(Edf: true, Whole: true), None);

    [Test]
    public void Non_preemptive_EDF_with_jitter_is_not_exceeded() => Hold(EdfResponseTimes.NonPreemptive, new(Edf: true, Whole: true), Jitter);

    [Test]
    public void Processor_demand() => Decide(ProcessorDemand.Preemptive, new(Edf: true), Jitter);

    [Test]
    public void Processor_demand_with_floating_sections() => Decide(ProcessorDemand.Preemptive, new(Edf: true), Sections);

    [Test]
    public void Non_preemptive_processor_demand() => Decide(ProcessorDemand.NonPreemptive, new(Edf: true, Whole: true), None);

    [Test]
    public void Global_EDF_by_GFB_on_two_processors() => Decide(tasks => GlobalEdf.Gfb(tasks, 2), new(Edf: true, Processors: 2), None, most: 2);

    private static void Hold(Func<IReadOnlyList<AnalysisTask>, AnalysisResult> analyse, Scheduling scheduling, Func<Random, AnalysisTask, AnalysisTask> change, Func<AnalysisResult, AnalysisTask, bool>? isTight = null) => ForAll(change, 1, tasks =>
    {
        var runs = new SporadicRuns(tasks, scheduling);
        if (!runs.IsComplete) return false;
        var result = analyse(tasks);
        var told = result.Responses.Select(response => response.Response?.Nanoseconds ?? long.MaxValue).ToArray();
        var holds = Enumerable.Range(0, tasks.Count).All(task => (isTight ?? IsExact)(result, tasks[task]) ? told[task] == runs.Responses[task] : told[task] >= runs.Responses[task]);
        if (holds) return true;
        throw new InvalidOperationException($"{result.Test}, {result.Exactness}: R = {string.Join(" ", told)}, of all runs {string.Join(" ", runs.Responses)}");
    });

    private static void Decide(Func<IReadOnlyList<AnalysisTask>, AnalysisResult> analyse, Scheduling scheduling, Func<Random, AnalysisTask, AnalysisTask> change, int most = 1) => ForAll(change, most, tasks =>
    {
        var runs = new SporadicRuns(tasks, scheduling);
        if (!runs.IsComplete) return false;
        var result = analyse(tasks);
        var isMet = tasks.Zip(runs.Responses).All(pair => pair.Second <= pair.First.Deadline.Nanoseconds);
        var holds = result.Verdict switch
        {
            AnalysisVerdict.Accepts => isMet,
            AnalysisVerdict.Rejects => !isMet,
            _ => result.Exactness is Exactness.Sufficient,
        };
        if (holds) return true;
        throw new InvalidOperationException($"{result.Test}: {result.Verdict} ({result.Reason}), of all runs {string.Join(" ", runs.Responses)}");
    });

    private static void ForAll(Func<Random, AnalysisTask, AnalysisTask> change, int most, Func<IReadOnlyList<AnalysisTask>, bool> check)
    {
        var gone = 0;
        RandomTasks.ForSeeds(Seeds, random =>
        {
            var tasks = Draw(random, change, most);
            try
            {
                if (check(tasks)) gone++;
                return (tasks, null);
            }
            catch (InvalidOperationException wrong)
            {
                return (tasks, wrong.Message);
            }
        });
        // Those with too many states to go through are the larger ones.
        Assert.That(gone, Is.GreaterThan(Seeds / 2));
    }

    private static AnalysisTask[] Draw(Random random, Func<Random, AnalysisTask, AnalysisTask> change, int most)
    {
        var count = random.Next(2, 4);
        while (true)
        {
            AnalysisTask[] tasks = [.. Enumerable.Range(0, count).Select(index =>
            {
                var period = random.Next(2, 10);
                return change(random, AnalysisTask.Of($"t{index}", random.Next(1, Math.Min(period, 5)), period, random.Next(1, period + 5)) with { Priority = index });
            })];
            if (Utilisation.Of(tasks) <= most) return tasks;
        }
    }

    private static bool IsExact(AnalysisResult result, AnalysisTask task) => result.Exactness is Exactness.Exact;

    private static AnalysisTask None(Random random, AnalysisTask task) => task;

    private static AnalysisTask Jitter(Random random, AnalysisTask task) => task with { Jitter = new(random.Next(2) == 0 ? random.Next(0, 4) : 0) };

    private static AnalysisTask Equal(Random random, AnalysisTask task) => task with { Priority = random.Next(2) };

    private static AnalysisTask Sections(Random random, AnalysisTask task) => task with { NonPreemptiveSection = new(random.Next(0, (int)task.Wcet.Nanoseconds + 1)) };
}
