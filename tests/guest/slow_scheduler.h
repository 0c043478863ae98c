/* The scheduler's rules once more, in the slowest and plainest way: a millisecond at a time, everything looked at afresh. */
#ifndef SLOW_SCHEDULER_H
#define SLOW_SCHEDULER_H

#include "timeline.h"

/* What timeline_events would say at the end. All times must be whole milliseconds, and all demands greater than 0. */
const char *slow_scheduler_events(const struct timing timing[], const struct demand demand[], unsigned tasks, ticks_t duration);

#endif
