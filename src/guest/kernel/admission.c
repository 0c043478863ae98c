#include "kernel/admission.h"

/* Neither search takes that many steps for a taskset that anybody would write; one that does is refused, rather than kept waiting for. */
#define MAX_STEPS 20000u
#define TOLERANCE 1e-9

static double utilisation(const struct demand demand[], unsigned tasks)
{
    double sum = 0;

    for (unsigned i = 0; i < tasks; i++)
        if (demand[i].period)
            sum += (double)demand[i].execution_time / (double)demand[i].period;
    return sum;
}

/* Jobs of a task that are released before `t`, if its first is at 0. */
static ticks_t released_before(const struct demand *d, ticks_t t)
{
    if (d->period == 0)
        return 1;
    return (t + d->period - 1) / d->period;
}

/* Processor time of all jobs that must be done by `t`. */
static ticks_t demand_until(const struct demand demand[], unsigned tasks, ticks_t t)
{
    ticks_t sum = 0;

    for (unsigned i = 0; i < tasks; i++) {
        const struct demand *d = &demand[i];
        if (d->fixed_priority)
            sum += released_before(d, t) * d->execution_time;
        else if (d->deadline <= t)
            sum += (d->period ? (t - d->deadline) / d->period + 1 : 1) * d->execution_time;
    }
    return sum;
}

/* The last deadline before `t`, or 0. */
static ticks_t last_deadline_before(const struct demand demand[], unsigned tasks, ticks_t t)
{
    ticks_t last = 0;

    for (unsigned i = 0; i < tasks; i++) {
        const struct demand *d = &demand[i];
        if (d->fixed_priority || d->deadline >= t)
            continue;
        ticks_t deadline = d->deadline;
        if (d->period)
            deadline += (t - 1 - d->deadline) / d->period * d->period;
        if (deadline > last)
            last = deadline;
    }
    return last;
}

/* Demand grows no faster than the utilisation, but for a constant: what is at most released early. From here on there is time for all. */
static ticks_t line_crosses_time(const struct demand demand[], unsigned tasks, double load)
{
    double constant = 0;

    for (unsigned i = 0; i < tasks; i++) {
        const struct demand *d = &demand[i];
        if (d->fixed_priority || d->period == 0)
            constant += d->deadline == NEVER ? 0 : (double)d->execution_time;
        else if (d->deadline < d->period)
            constant += (double)d->execution_time / (double)d->period * (double)(d->period - d->deadline);
    }
    return (ticks_t)(constant / (1 - load) * (1 + TOLERANCE)) + 1;
}

/* The processor's first busy period if all tasks are released together; no deadline behind it can be the first that is missed. */
static bool busy_period(const struct demand demand[], unsigned tasks, ticks_t *length)
{
    ticks_t now = 0, next = 0;

    for (unsigned step = 0; step == 0 || now != next; step++) {
        if (step == MAX_STEPS)
            return false;
        now = next;
        next = 0;
        for (unsigned i = 0; i < tasks; i++)
            if (demand[i].deadline != NEVER) /* without a deadline it only gets what the others leave */
                next += released_before(&demand[i], now ? now : 1) * demand[i].execution_time;
    }
    *length = now;
    return true;
}

bool admission_demand_is_met(const struct demand demand[], unsigned tasks)
{
    double load = utilisation(demand, tasks);
    ticks_t length;

    if (load > 1 + TOLERANCE)
        return false;
    if (load < 1 - TOLERANCE)
        length = line_crosses_time(demand, tasks, load);
    else if (!busy_period(demand, tasks, &length))
        return false;
    ticks_t t = last_deadline_before(demand, tasks, length + 1);
    for (unsigned step = 0; t > 0; step++) {
        ticks_t wanted = demand_until(demand, tasks, t);
        if (wanted > t || step == MAX_STEPS)
            return false;
        t = last_deadline_before(demand, tasks, wanted < t ? wanted + 1 : t);
    }
    return true;
}
