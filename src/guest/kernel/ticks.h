/* Time in the guest: ticks of the Cortex-A9 global timer, 100 MHz on this board. 64 bits of them last 5800 years. */
#ifndef KERNEL_TICKS_H
#define KERNEL_TICKS_H

#include <stdint.h>

typedef uint64_t ticks_t;

#define TICKS_PER_US ((ticks_t)100)
#define TICKS_PER_MS (1000 * TICKS_PER_US)
#define NS_PER_TICK 10
#define NEVER UINT64_MAX

/* Rounded up, so that an end that is late by less than a microsecond never looks as if it were in time. */
static inline uint64_t ticks_to_us_up(ticks_t ticks)
{
    return (ticks + TICKS_PER_US - 1) / TICKS_PER_US;
}

#endif
