/* Admission control for EDF by processor demand (Baruah, Rosier and Howell 1990), searched as in QPA (Zhang and Burns 2009): all jobs
 * together may not ask for more processor time up to a deadline than there is. Tasks of fixed priority go first, so each of their jobs
 * released before that deadline counts. Offsets are not looked at: the worst case is that all tasks are released together. Exact for tasks
 * without offsets; with offsets it may refuse what would have met its deadlines. Pure. */
#ifndef KERNEL_ADMISSION_H
#define KERNEL_ADMISSION_H

#include <stdbool.h>

#include "kernel/ticks.h"

struct demand {
    ticks_t execution_time; /* 0: unknown, and counts as nothing */
    ticks_t period;         /* 0: a single job */
    ticks_t deadline;       /* relative; NEVER: it has none */
    bool fixed_priority;    /* before EDF */
};

bool admission_demand_is_met(const struct demand demand[], unsigned tasks);

#endif
