using Distributor.Dispatch;
using Distributor.Model;
using Distributor.Model.Measures;
using NUnit.Framework.Constraints;

namespace Distributor.Testing.Assertions;

/// <summary>Holds a run or a trace against one expectation. Made by the members that <see cref="TraceConstraints"/> adds to <c>Has</c>.</summary>
/// <param name="description">What is expected, after "Expected: ".</param>
/// <param name="judge">What the trace says.</param>
public sealed class TraceConstraint(string description, Func<Trace, Judgement> judge) : Constraint
{
    /// <inheritdoc/>
    public override string Description => description;

    /// <summary>Judges a <see cref="Run"/> or a <see cref="Trace"/>. Throws <see cref="ArgumentException"/> for anything else.</summary>
    public override ConstraintResult ApplyTo<TActual>(TActual actual) => actual switch
    {
        Run { Trace: { } trace } run => new Result(this, run, judge(trace), RunText.Place(run), trace),
        Run run => new Result(this, run, new(false, RunText.NoMachine(run), []), RunText.Place(run), trace: null),
        Trace trace => new Result(this, trace, judge(trace), RunText.Place(trace.Taskset), trace),
        _ => throw new ArgumentException($"Expected a Run or a Trace, to judge whether it has {description}; got {actual?.GetType().Name ?? "null"}.", nameof(actual)),
    };

    private sealed class Result(IConstraint constraint, object actual, Judgement judgement, string place, Trace? trace)
        : ConstraintResult(constraint, actual, judgement.Holds)
    {
        public override void WriteMessageTo(MessageWriter writer)
        {
            writer.WriteLine(place);
            writer.WriteLine($"  Expected: {Description}");
            writer.WriteLine($"  Observed: {judgement.Observed}");
            if (trace is not null && judgement.Jobs.Count > 0) writer.WriteLine(Gantt.Around(trace, judgement.Jobs));
        }
    }
}
