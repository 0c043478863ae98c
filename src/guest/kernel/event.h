/* What a run tells about its jobs. The meanings are those of the wire protocol. */
#ifndef KERNEL_EVENT_H
#define KERNEL_EVENT_H

#include <stdint.h>

#include "kernel/ticks.h"

enum event_type {
    EVENT_NONE,
    EVENT_START,
    EVENT_EXIT,
    EVENT_EXIT_PERIOD,
    EVENT_EXIT_CRITICAL,
    EVENT_EXIT_ERROR,
    EVENT_EXIT_EXTERNAL,
    EVENT_OUT_OF_QUOTA,
    EVENT_OUT_OF_CAPS,
    EVENT_NOT_SCHEDULED,
    EVENT_JOBS_DONE,
    EVENT_EXTERNAL, /* stopped between two jobs */
};

struct event {
    ticks_t time; /* of the run's clock */
    uint8_t type;
    uint8_t task;
};

/* One uninterrupted stretch in which a job had the processor. */
struct slice {
    ticks_t from, to;
    uint32_t job;
    uint8_t task;
};

#endif
