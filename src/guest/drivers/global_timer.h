/* The Cortex-A9 global timer: the guest's one clock, and with its comparator the guest's one alarm. */
#ifndef DRIVERS_GLOBAL_TIMER_H
#define DRIVERS_GLOBAL_TIMER_H

#include "kernel/ticks.h"

void timer_init(void);

/* Since boot. Never stands still and never goes back. */
ticks_t timer_now(void);

/* Counts from 0 again, which puts the counter's phase at this very instruction; timer_now goes on as if nothing had happened. What the
 * guest then reads depends on the instructions it executed since, and on nothing before. Returns the time of the restart. */
ticks_t timer_restart(void);

/* Interrupts at `instant`, at once if that is over. There is one alarm; setting it forgets the one before. NEVER: none. */
void timer_alarm(ticks_t instant);
void timer_acknowledge(void);

#endif
