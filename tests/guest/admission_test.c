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
