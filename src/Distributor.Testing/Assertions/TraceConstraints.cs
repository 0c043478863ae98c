using System.Globalization;
using Distributor.Files;
using Distributor.Model;
using Distributor.Model.Measures;
using NUnit.Framework;

namespace Distributor.Testing.Assertions;

/// <summary>
/// What a run's trace can be expected to have: <c>Assert.That(run, Has.DeadlinesMet())</c>. Each takes a <see cref="Dispatch.Run"/> or a
/// <see cref="Trace"/>, and negates with <c>Has.No</c>-like operators as every constraint does. Tasks are told by name; null, where it is
/// allowed, means all tasks. Times are texts with a unit, <c>"5 ms"</c>. An unknown task and a text that is no time throw
/// <see cref="ArgumentException"/>: then the test is wrong.
/// </summary>
public static class TraceConstraints
{
    extension(Has)
    {
        /// <summary>Every job met its deadline. A trace that stops early does not show that.</summary>
        public static TraceConstraint DeadlinesMet(string? task = null) => new($"all deadlines{Of(task)} met", trace => TraceJudge.DeadlinesMet(trace, task));

        /// <summary>At least one job missed its deadline.</summary>
        public static TraceConstraint DeadlineMissed(string? task = null) => new($"a missed deadline{Of(task)}", trace => TraceJudge.DeadlineMissed(trace, task));

        /// <summary>
        /// <paramref name="percentile"/> % of the jobs (default: all) respond within a time, from release to EXIT. Jobs that were killed or
        /// refused never did, and count as slower than any.
        /// </summary>
        public static TraceConstraint ResponseTime(string task, string atMost, double percentile = 100)
        {
            var most = Time(atMost);
            var share = percentile == 100 ? "" : string.Create(CultureInfo.InvariantCulture, $" in {percentile} % of the jobs");
            return new($"response times{Of(task)} of at most {most}{share}", trace => TraceJudge.ResponseTime(trace, task, most, percentile));
        }

        /// <summary>The longest and the shortest response time of jobs that end with EXIT differ by no more than a time.</summary>
        public static TraceConstraint ResponseJitter(string task, string atMost)
        {
            var most = Time(atMost);
            return new($"a response-time jitter{Of(task)} of at most {most}", trace => TraceJudge.Jitter(trace, task, most));
        }

        /// <summary>So many events of a kind.</summary>
        public static TraceConstraint Events(EventKind kind, string? task = null, int? exactly = null, int atLeast = 0, int atMost = int.MaxValue)
        {
            var count = exactly is { } number ? new EventCount(kind, number, number) : new EventCount(kind, atLeast, atMost);
            return new($"{kind.WireName()}{Of(task)} {count.CountText} time{(count.CountText == "1" ? "" : "s")}", trace => TraceJudge.Events(trace, task, count));
        }

        /// <summary>Events in this order, with any others between: <c>Has.EventOrder((EventKind.Start, "a"), (EventKind.Exit, "b"))</c>.</summary>
        public static TraceConstraint EventOrder(params (EventKind Kind, string Task)[] order) => new(
            $"the order {string.Join(", ", order.Select(step => $"{step.Kind.WireName()} {step.Task}"))}", trace => TraceJudge.EventOrder(trace, order));

        /// <summary>So many jobs ended with EXIT; without a count, as many as the taskset asks for.</summary>
        public static TraceConstraint JobsDone(string? task = null, int? count = null) =>
            new($"{(count is { } number ? $"{number}" : "all")} jobs{Of(task)} done", trace => TraceJudge.JobsDone(trace, task, count));

        /// <summary>
        /// The jobs of a task lose the processor to others so often, together. Exact when the taskset asks for its schedule (<c>trace:
        /// schedule</c>), else an upper bound: ask no <paramref name="atLeast"/> of it then.
        /// </summary>
        public static TraceConstraint Preemptions(string task, int? exactly = null, int atLeast = 0, int atMost = int.MaxValue)
        {
            var (least, most) = exactly is { } number ? (number, number) : (atLeast, atMost);
            return new($"{new EventCount(default, least, most).CountText} preemptions{Of(task)}", trace => TraceJudge.PreemptionsOf(trace, task, least, most));
        }

        /// <summary>Of any <paramref name="k"/> consecutive jobs at least <paramref name="m"/> meet their deadlines: (m,k)-firm.</summary>
        public static TraceConstraint FirmDeadlines(string task, int m, int k) =>
            new($"at least {m} of any {k} consecutive deadlines{Of(task)} met", trace => TraceJudge.Firm(trace, task, m, k));

        /// <summary>The share of the time, from 0 to 1, in which a task or all had the processor. Needs <c>trace: schedule</c>.</summary>
        public static TraceConstraint Utilisation(string? task = null, double atLeast = 0, double atMost = 1) => new(
            string.Create(CultureInfo.InvariantCulture, $"a utilisation{Of(task)} from {atLeast} to {atMost}"), trace => TraceJudge.Utilisation(trace, task, atLeast, atMost));
    }

    private static string Of(string? task) => task is null ? "" : $" of {task}";

    private static GuestTime Time(string text) => TimeText.TryParse(text, out var time, out var expected)
        ? time
        : throw new ArgumentException($"`{text}` is no time: {expected}.", nameof(text));
}
