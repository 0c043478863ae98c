/* Runs a taskset of jobs with given processor demands through the scheduler, and writes down what it reports, a line an event:
 * "time task EVENT" and "from-to task.job" for slices, in milliseconds. */
#ifndef TIMELINE_H
#define TIMELINE_H

#include "kernel/scheduler.h"

#define MS TICKS_PER_MS

struct demand {
    ticks_t processor_time; /* 0: the jobs never end by themselves */
};

/* Advances to `until`, starting each job's demand when it gets the processor. */
void timeline_start(const struct timing timing[], const struct demand demand[], unsigned tasks, ticks_t duration);
void timeline_run(ticks_t until);
struct scheduler *timeline_scheduler(void);

const char *timeline_events(void);
const char *timeline_slices(void);

#endif
