#include <string.h>

#include "check.h"
#include "timeline.h"

static struct timing fixed(unsigned priority, unsigned period_ms, unsigned jobs)
{
    return (struct timing){.priority = (uint8_t)priority, .period = period_ms * MS, .jobs = jobs};
}

static struct timing edf(unsigned deadline_ms, unsigned period_ms, unsigned jobs)
{
    return (struct timing){.priority = PRIORITY_EDF, .deadline = deadline_ms * MS, .period = period_ms * MS, .jobs = jobs};
}

static void run(const struct timing timing[], const struct demand demand[], unsigned tasks)
{
    timeline_start(timing, demand, tasks, NEVER);
    timeline_run(1000000 * MS);
}

TEST(A_job_alone_ends_after_its_processor_time)
{
    run((struct timing[]){fixed(1, 20, 2)}, (struct demand[]){{10 * MS}}, 1);
    CHECK_TEXT(timeline_events(), "0 0 START\n10 0 EXIT\n20 0 START\n30 0 EXIT\n30 0 JOBS_DONE\n");
    CHECK_TEXT(timeline_slices(), "0-10 0.0\n20-30 0.1\n");
    CHECK(scheduler_finished(timeline_scheduler()));
    CHECK(scheduler_next_instant(timeline_scheduler()) == NEVER);
}

TEST(A_more_urgent_job_preempts)
{
    struct timing high = fixed(1, 100, 1);
    high.offset = 3 * MS;
    run((struct timing[]){fixed(2, 100, 1), high}, (struct demand[]){{10 * MS}, {4 * MS}}, 2);
    CHECK_TEXT(timeline_events(), "0 0 START\n3 1 START\n7 1 EXIT\n7 1 JOBS_DONE\n14 0 EXIT\n14 0 JOBS_DONE\n");
    CHECK_TEXT(timeline_slices(), "0-3 0.0\n3-7 1.0\n7-14 0.0\n");
}

TEST(Priority_0_is_the_highest_and_127_comes_before_EDF)
{
    run((struct timing[]){edf(5, 100, 1), fixed(127, 100, 1), fixed(0, 100, 1)}, (struct demand[]){{1 * MS}, {1 * MS}, {1 * MS}}, 3);
    CHECK_TEXT(timeline_slices(), "0-1 2.0\n1-2 1.0\n2-3 0.0\n");
}

TEST(EDF_runs_the_earliest_absolute_deadline)
{
    struct timing later = edf(5, 100, 1);
    later.offset = 2 * MS; /* its deadline at 7 is before that at 8 */
    run((struct timing[]){edf(8, 100, 1), edf(20, 100, 1), later}, (struct demand[]){{3 * MS}, {3 * MS}, {2 * MS}}, 3);
    CHECK_TEXT(timeline_slices(), "0-2 0.0\n2-4 2.0\n4-5 0.0\n5-8 1.0\n");
}

TEST(Without_a_deadline_EDF_takes_the_period)
{
    run((struct timing[]){edf(0, 30, 1), edf(0, 20, 1)}, (struct demand[]){{2 * MS}, {2 * MS}}, 2);
    CHECK_TEXT(timeline_slices(), "0-2 1.0\n2-4 0.0\n");
}

TEST(Equal_priorities_run_by_release_and_then_by_id_and_do_not_preempt)
{
    struct timing early = fixed(5, 100, 1), late = fixed(5, 100, 1);
    late.offset = 1 * MS;
    run((struct timing[]){late, early, early}, (struct demand[]){{2 * MS}, {2 * MS}, {2 * MS}}, 3);
    CHECK_TEXT(timeline_slices(), "0-2 1.0\n2-4 2.0\n4-6 0.0\n");
}

TEST(Equal_deadlines_run_by_release_and_do_not_preempt)
{
    struct timing late = edf(9, 100, 1);
    late.offset = 1 * MS;
    run((struct timing[]){late, edf(10, 100, 1)}, (struct demand[]){{2 * MS}, {2 * MS}}, 2);
    CHECK_TEXT(timeline_slices(), "0-2 1.0\n2-4 0.0\n");
}

TEST(A_job_that_overruns_its_period_is_killed_and_the_next_release_is_skipped)
{
    run((struct timing[]){fixed(1, 10, 2)}, (struct demand[]){{12 * MS}}, 1);
    CHECK_TEXT(timeline_events(), "0 0 START\n10 0 EXIT_PERIOD\n20 0 START\n30 0 EXIT_PERIOD\n30 0 JOBS_DONE\n");
}

TEST(A_job_that_ends_exactly_at_its_next_release_has_met_it)
{
    run((struct timing[]){fixed(1, 10, 2)}, (struct demand[]){{10 * MS}}, 1);
    CHECK_TEXT(timeline_events(), "0 0 START\n10 0 EXIT\n10 0 START\n20 0 EXIT\n20 0 JOBS_DONE\n");
}

TEST(A_job_that_ends_exactly_at_its_critical_time_is_not_killed)
{
    struct timing task = fixed(1, 20, 1);
    task.critical = 7 * MS;
    run((struct timing[]){task}, (struct demand[]){{7 * MS}}, 1);
    CHECK_TEXT(timeline_events(), "0 0 START\n7 0 EXIT\n7 0 JOBS_DONE\n");
}

TEST(A_critical_kill_skips_no_release)
{
    struct timing task = fixed(1, 20, 2);
    task.critical = 7 * MS;
    run((struct timing[]){task}, (struct demand[]){{9 * MS}}, 1);
    CHECK_TEXT(timeline_events(), "0 0 START\n7 0 EXIT_CRITICAL\n20 0 START\n27 0 EXIT_CRITICAL\n27 0 JOBS_DONE\n");
}

TEST(A_critical_kill_at_the_next_release_comes_before_the_period_kill)
{
    struct timing task = fixed(1, 20, 2);
    task.critical = 20 * MS;
    run((struct timing[]){task}, (struct demand[]){{30 * MS}}, 1);
    CHECK_TEXT(timeline_events(), "0 0 START\n20 0 EXIT_CRITICAL\n20 0 START\n40 0 EXIT_CRITICAL\n40 0 JOBS_DONE\n");
}

TEST(At_one_instant_completion_comes_before_kills_and_kills_before_releases)
{
    struct timing critical = fixed(9, 100, 1), released = fixed(1, 100, 1);
    critical.critical = 10 * MS;
    released.offset = 10 * MS;
    run((struct timing[]){released, fixed(8, 10, 1), critical, fixed(2, 100, 1)},
        (struct demand[]){{1 * MS}, {5 * MS}, {5 * MS}, {10 * MS}}, 4);
    CHECK_TEXT(timeline_events(), "0 1 START\n0 2 START\n0 3 START\n10 3 EXIT\n10 3 JOBS_DONE\n10 2 EXIT_CRITICAL\n10 2 JOBS_DONE\n"
                                  "10 1 EXIT_PERIOD\n10 1 JOBS_DONE\n10 0 START\n11 0 EXIT\n11 0 JOBS_DONE\n");
}

TEST(A_job_that_never_ran_starts_at_its_nominal_release_and_is_killed)
{
    run((struct timing[]){fixed(1, 100, 1), fixed(2, 10, 1)}, (struct demand[]){{50 * MS}, {1 * MS}}, 2);
    CHECK_TEXT(timeline_events(), "0 0 START\n0 1 START\n10 1 EXIT_PERIOD\n10 1 JOBS_DONE\n50 0 EXIT\n50 0 JOBS_DONE\n");
    CHECK_TEXT(timeline_slices(), "0-50 0.0\n");
}

TEST(Period_0_means_once_and_is_never_killed_by_a_period)
{
    run((struct timing[]){fixed(1, 0, 7)}, (struct demand[]){{500 * MS}}, 1);
    CHECK_TEXT(timeline_events(), "0 0 START\n500 0 EXIT\n500 0 JOBS_DONE\n");
}

TEST(A_duration_bounds_releases_instead_of_the_number_of_jobs)
{
    timeline_start((struct timing[]){fixed(1, 10, 1), fixed(2, 20, 9)}, (struct demand[]){{1 * MS}, {1 * MS}}, 2, 30 * MS);
    timeline_run(1000 * MS);
    CHECK_TEXT(timeline_events(), "0 0 START\n0 1 START\n1 0 EXIT\n2 1 EXIT\n10 0 START\n11 0 EXIT\n20 0 START\n20 1 START\n21 0 EXIT\n"
                                  "21 0 JOBS_DONE\n22 1 EXIT\n22 1 JOBS_DONE\n");
}

TEST(A_task_whose_first_release_is_after_the_duration_is_done_at_once)
{
    struct timing task = fixed(1, 10, 1);
    task.offset = 30 * MS;
    timeline_start((struct timing[]){task}, (struct demand[]){{1 * MS}}, 1, 30 * MS);
    CHECK_TEXT(timeline_events(), "0 0 JOBS_DONE\n");
    CHECK(scheduler_finished(timeline_scheduler()));
}

TEST(Without_a_number_of_jobs_a_task_goes_on_until_it_is_stopped)
{
    timeline_start((struct timing[]){fixed(1, 10, 0)}, (struct demand[]){{20 * MS}}, 1, NEVER);
    timeline_run(45 * MS);
    scheduler_stop(timeline_scheduler(), 45 * MS);
    CHECK_TEXT(timeline_events(), "0 0 START\n10 0 EXIT_PERIOD\n20 0 START\n30 0 EXIT_PERIOD\n40 0 START\n45 0 EXIT_EXTERNAL\n");
    CHECK(scheduler_finished(timeline_scheduler()));
    timeline_run(1000 * MS);
    CHECK(scheduler_next_instant(timeline_scheduler()) == NEVER);
}

TEST(A_stop_between_two_jobs_is_told_but_ends_nothing)
{
    timeline_start((struct timing[]){fixed(1, 10, 5), fixed(2, 10, 1)}, (struct demand[]){{2 * MS}, {2 * MS}}, 2, NEVER);
    timeline_run(5 * MS);
    scheduler_stop(timeline_scheduler(), 5 * MS);
    CHECK_TEXT(timeline_events(), "0 0 START\n0 1 START\n2 0 EXIT\n4 1 EXIT\n4 1 JOBS_DONE\n5 0 EXTERNAL\n");
}

TEST(A_refused_job_has_neither_start_nor_end_but_counts)
{
    struct timing task = fixed(1, 10, 2);
    task.refusal = EVENT_NOT_SCHEDULED;
    run((struct timing[]){task}, (struct demand[]){{1 * MS}}, 1);
    CHECK_TEXT(timeline_events(), "0 0 NOT_SCHEDULED\n10 0 NOT_SCHEDULED\n10 0 JOBS_DONE\n");
}

TEST(A_broken_program_starts_and_fails_at_each_release)
{
    struct timing task = fixed(1, 10, 2);
    task.refusal = EVENT_EXIT_ERROR;
    run((struct timing[]){task}, (struct demand[]){{1 * MS}}, 1);
    CHECK_TEXT(timeline_events(), "0 0 START\n0 0 EXIT_ERROR\n10 0 START\n10 0 EXIT_ERROR\n10 0 JOBS_DONE\n");
    CHECK_TEXT(timeline_slices(), "");
}

TEST(A_late_driver_changes_no_event)
{
    const struct timing timing[] = {fixed(1, 10, 5), edf(15, 15, 3), fixed(2, 25, 2)};
    const struct demand demand[] = {{3 * MS}, {5 * MS}, {4 * MS}};
    static char punctual[4096];

    run(timing, demand, 3);
    strcpy(punctual, timeline_slices());
    timeline_start(timing, demand, 3, NEVER);
    for (ticks_t t = 0; t < 100 * MS; t += 7 * MS + 13)
        timeline_run(t);
    CHECK_TEXT(timeline_slices(), punctual);
}

TEST(A_driver_that_takes_few_steps_at_a_time_changes_no_event)
{
    const struct timing timing[] = {fixed(3, 10, 5), fixed(2, 10, 3), fixed(1, 10, 5), edf(10, 10, 4)};
    const struct demand demand[] = {{3 * MS}, {5 * MS}, {1 * MS}, {4 * MS}};
    static char at_once[4096], slices[4096];

    run(timing, demand, 4);
    strcpy(at_once, timeline_events());
    strcpy(slices, timeline_slices());
    timeline_start(timing, demand, 4, NEVER);
    for (ticks_t t = 0; t < 100 * MS; t += 4 * MS + 7)
        while (!scheduler_advance(timeline_scheduler(), t, 1))
            ;
    CHECK_TEXT(timeline_events(), at_once);
    CHECK_TEXT(timeline_slices(), slices);
}

TEST(In_real_time_a_completion_counts_when_it_is_noticed)
{
    timeline_start((struct timing[]){fixed(1, 10, 1)}, (struct demand[]){{9 * MS}}, 1, NEVER);
    timeline_scheduler()->completions_measured = true;
    timeline_run(0);
    timeline_run(11 * MS);
    CHECK_TEXT(timeline_events(), "0 0 START\n10 0 EXIT_PERIOD\n10 0 JOBS_DONE\n");
}

TEST(Processor_time_is_counted_without_the_time_of_others)
{
    struct timing high = fixed(1, 100, 1);
    high.offset = 3 * MS;
    timeline_start((struct timing[]){fixed(2, 100, 1), high}, (struct demand[]){{0}, {4 * MS}}, 2, NEVER);
    timeline_run(9 * MS);
    CHECK(scheduler_consumed(timeline_scheduler(), 0, 9 * MS) == 5 * MS);
}

TEST(A_job_that_asks_to_complete_later_completes_then)
{
    timeline_start((struct timing[]){fixed(1, 100, 1)}, (struct demand[]){{0}}, 1, NEVER);
    timeline_run(2 * MS);
    scheduler_complete_after(timeline_scheduler(), 0, 2 * MS, 5 * MS);
    CHECK(scheduler_next_instant(timeline_scheduler()) == 5 * MS);
    timeline_run(50 * MS);
    CHECK_TEXT(timeline_events(), "0 0 START\n5 0 EXIT\n5 0 JOBS_DONE\n");
}
