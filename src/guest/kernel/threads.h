/* Who has the processor: the system thread (network and protocol), a task's job, or nobody. The system thread comes first, but in virtual
 * time it only lives while the run's clock stands. */
#ifndef KERNEL_THREADS_H
#define KERNEL_THREADS_H

#include "kernel/ticks.h"

/* Starts the system thread; never returns. */
void threads_start(void (*system)(void)) __attribute__((noreturn));

enum wait {
    WAIT_FRAME,          /* the network has a frame */
    WAIT_FRAME_OR_EVENT, /* or the run has an event to send */
    WAIT_RUN,            /* in virtual time: freezes the network and lets the run go on, until its next batch or its end */
};

/* For the system thread. Returns at the instant at the latest, though WAIT_RUN does not look at it. */
void system_wait(ticks_t until, enum wait wait);

#endif
