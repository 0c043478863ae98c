#include <stdlib.h>

#include "check.h"
#include "kernel/admission.h"

/* In any unit; execution time, period, deadline. */
static struct demand edf(ticks_t execution_time, ticks_t period, ticks_t deadline)
{
    return (struct demand){execution_time, period, deadline, false};
}

static struct demand fixed(ticks_t execution_time, ticks_t period)
{
    return (struct demand){execution_time, period, period, true};
}

#define MET(...) admission_demand_is_met((const struct demand[]){__VA_ARGS__}, sizeof((const struct demand[]){__VA_ARGS__}) / sizeof(struct demand))

TEST(Implicit_deadlines_are_met_up_to_a_utilisation_of_1)
{
    CHECK(MET(edf(10, 20, 20), edf(15, 30, 30)));
    CHECK(!MET(edf(10, 20, 20), edf(16, 30, 30)));
}

TEST(The_textbook_set_of_Buttazzo_is_met)
{
    CHECK(MET(edf(2, 6, 4), edf(2, 8, 5), edf(3, 9, 7)));
}

TEST(The_sets_of_SchedCAT_get_its_answers)
{
    CHECK(!MET(edf(331, 15000, 2688), edf(3654, 77000, 3849)));
#define QPA edf(6000, 31000, 18000), edf(2000, 9800, 9000), edf(1000, 17000, 12000), edf(90, 4200, 3000), edf(8, 96, 78), \
        edf(2, 12, 16), edf(10, 280, 120), edf(26, 660, 160)
    CHECK(MET(QPA));
    CHECK(!MET(QPA, edf(10, 100, 15)));
}

TEST(A_deadline_below_the_execution_time_is_not_met)
{
    CHECK(!MET(edf(5, 100, 4)));
    CHECK(MET(edf(5, 100, 5)));
}

TEST(Fixed_priorities_go_first)
{
    CHECK(MET(fixed(5, 10), edf(5, 10, 10)));
    CHECK(!MET(fixed(5, 10), edf(5, 12, 9)));
}

TEST(A_single_job_counts_once)
{
    CHECK(MET(edf(50, 0, 100), edf(1, 2, 2)));
    CHECK(!MET(edf(51, 0, 100), edf(1, 2, 2)));
}

TEST(Without_a_deadline_or_execution_time_nothing_is_demanded)
{
    CHECK(MET(edf(1000, 0, NEVER), edf(0, 5, 5), edf(5, 5, 5)));
    CHECK(MET(edf(0, 5, 5)));
}

/* Whether any deadline is missed when all tasks are released together, by looking at every unit of time. */
static bool plainly_met(const struct demand demand[], unsigned tasks, ticks_t horizon)
{
    for (ticks_t t = 1; t <= horizon; t++) {
        ticks_t sum = 0;
        bool deadline = false;
        for (unsigned i = 0; i < tasks; i++) {
            const struct demand *d = &demand[i];
            for (ticks_t release = 0; release < t; release += d->period) {
                if (d->fixed_priority || release + d->deadline <= t)
                    sum += d->execution_time;
                deadline |= !d->fixed_priority && release + d->deadline == t;
            }
        }
        if (deadline && sum > t)
            return false;
    }
    return true;
}

TEST(Admission_agrees_with_a_look_at_every_deadline)
{
    struct demand demand[4];

    for (unsigned seed = 1; seed <= 5000; seed++) {
        srand(seed);
        unsigned tasks = 1 + (unsigned)rand() % 4;
        double load = 0;
        for (unsigned i = 0; i < tasks; i++) {
            ticks_t period = 2 + (ticks_t)rand() % 11;
            demand[i] = (struct demand){1 + (ticks_t)rand() % 3, period, 1 + (ticks_t)rand() % (period + 2), rand() % 4 == 0};
            load += (double)demand[i].execution_time / (double)period;
        }
        bool met = load <= 1.000001 && plainly_met(demand, tasks, 3000);
        bool any_edf = false;
        for (unsigned i = 0; i < tasks; i++)
            any_edf |= !demand[i].fixed_priority;
        if (any_edf)
            CHECK(admission_demand_is_met(demand, tasks) == met);
    }
}
