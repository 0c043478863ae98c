using Distributor.Dispatch;
using Distributor.Testing;
using Distributor.Testing.Assertions;
using NUnit.Framework;

namespace Experiments;

/// <summary>A taskset in C#, whose tests all judge its one run.</summary>
[Taskset(Scheduler = "fixed-priority", Priorities = "rate-monotonic")]
[RealTimeTask("control", Program = "burn", Argument = "1000", Period = "5 ms", Jobs = 40)]
[RealTimeTask("logging", Program = "burn", Argument = "20000", Period = "50 ms", Jobs = 4)]
public sealed class ControlLoopTests
{
    [TasksetTest]
    public void All_deadlines_are_met(Run run) => Assert.That(run, Has.DeadlinesMet());

    [TasksetTest]
    public void Logging_does_not_hold_up_the_control_loop(Run run) => Assert.That(run, Has.ResponseTime("control", atMost: "1.1 ms"));
}
