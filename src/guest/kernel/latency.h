/* How long the kernel kept interrupts off while a run's clock went, in virtual time: the longest time from entering it to leaving it. */
#ifndef KERNEL_LATENCY_H
#define KERNEL_LATENCY_H

#include "kernel/ticks.h"

void latency_reset(void); /* for each run, since what a run before took must not steer a branch in this one */
void latency_note(ticks_t stay);
ticks_t latency_longest(void);

#endif
