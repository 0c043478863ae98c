using Distributor.Dispatch;
using Distributor.Testing;
using Distributor.Testing.Assertions;
using NUnit.Framework;
using static Distributor.Model.EventKind;

namespace Experiments.ControlLoop;

/// <summary>
/// What does an alarm of higher priority cost a control loop? Every fourth job of the loop is released together with the alarm, waits for it and comes too late,
/// which a loop that survives one lost deadline of any four can bear: it is (3,4)-firm (M. Hamdaoui and P. Ramanathan, IEEE Transactions on Computers 44(12), 1995).
/// A decorated fixture: one run, and each test judges something else of it.
/// </summary>
[Taskset(Duration = "200 ms", Trace = "schedule")]
[RealTimeTask("alarm", Program = "burn", Argument = "1500", Period = "20 ms", Priority = 1)]
[RealTimeTask("control", Program = "burn", Argument = "1000", Period = "5 ms", Deadline = "2 ms", Priority = 2)]
[RealTimeTask("logging", Program = "burn", Argument = "20000", Period = "50 ms", Priority = 3)]
public sealed class ControlLoopTests
{
    [TasksetTest]
    public void The_alarm_makes_a_job_of_the_loop_miss_its_deadline(Run run) => Assert.That(run, Has.DeadlineMissed("control"));

    [TasksetTest]
    public void Of_any_four_jobs_of_the_loop_three_meet_their_deadlines_and_not_four(Run run) => Assert.That(run, Has.FirmDeadlines("control", m: 3, k: 4) & !Has.FirmDeadlines("control", m: 4, k: 4));

    [TasksetTest]
    public void Three_quarters_of_the_loops_jobs_never_wait(Run run) => Assert.That(run, Has.ResponseTime("control", atMost: "1 ms", percentile: 75) & Has.ResponseTime("control", atMost: "2500 us"));

    [TasksetTest]
    public void The_loops_jitter_is_the_alarms_execution_time(Run run) => Assert.That(run, Has.ResponseJitter("control", atMost: "1500 us") & !Has.ResponseJitter("control", atMost: "1499 us"));

    [TasksetTest]
    public void What_is_released_together_ends_in_the_order_of_priorities(Run run) => Assert.That(run, Has.EventOrder((Exit, "alarm"), (Exit, "control"), (Exit, "logging")));

    [TasksetTest]
    public void All_jobs_are_done(Run run) => Assert.That(run, Has.JobsDone() & Has.Events(Exit, "control", exactly: 40) & Has.Events(ExitPeriod, exactly: 0));

    [TasksetTest]
    public void Logging_is_preempted_by_each_release_of_the_others_and_meets_its_deadlines(Run run) => Assert.That(run, Has.DeadlinesMet("logging") & Has.Preemptions("logging", atLeast: 16));

    [TasksetTest]
    public void A_third_of_the_processor_is_left(Run run) => Assert.That(run, Has.Utilisation(atLeast: 0.65, atMost: 0.7) & Has.Utilisation("control", atLeast: 0.2, atMost: 0.21));
}
