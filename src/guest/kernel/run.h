/* The run: the time in which a taskset executes.
 *
 * In real time the run's clock is the guest's clock since START, and the network lives beside the tasks.
 *
 * In virtual time the two never live at once. While the run's clock goes, the network is frozen; while the network lives, the run's clock
 * stands. The clock starts, and starts again after a pause, in the timer interrupt that ends an idle wait. Such an interrupt sets the
 * clock to the very instant that was waited for, and restarts the timer: QEMU may end a wait late by the few instructions that led to it,
 * depending on what its own threads were doing. So everything that the run's jobs can see follows from the taskset and the image alone.
 *
 *   NONE --run_start--> HELD --run_release_clock, 5 ms idle--> GOING --batch instant, log nearly full--> HELD
 *                                                              GOING --all jobs done--> NONE */
#ifndef KERNEL_RUN_H
#define KERNEL_RUN_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/scheduler.h"
#include "kernel/ticks.h"

/* A batch period of 0 is real time. */
void run_init(ticks_t batch_period);
bool run_is_virtual(void);

/* For the system thread. run_start takes the tasks as process_load prepared them. */
void run_start(const struct timing timing[], unsigned tasks, ticks_t duration, bool trace_schedule);
void run_stop(void);
bool run_exists(void);      /* started and not over */
bool run_clock_is_held(void);
uint32_t run_start_ms(void); /* since boot */
const struct scheduler *run_scheduler(void);

/* The system thread is about to wait and lets the run's clock go on until the next batch. */
void run_release_clock(ticks_t now);

/* For the trap handler, with the guest's clock. */
bool run_is_quiet(void); /* the network is frozen */
ticks_t run_wake(ticks_t now); /* an interrupt has ended an idle wait; returns the guest's clock after that */
void run_advance(ticks_t now);
int run_running_task(uint32_t *job); /* or NO_TASK */
ticks_t run_next_alarm(void);

/* What a job asked for, or did, and when. */
struct job_moment {
    unsigned task;
    ticks_t now; /* of the run's clock */
};
enum moment {
    MOMENT_NOW,
    MOMENT_LATER, /* so much was due before that interrupts must come first: have the job try again */
    MOMENT_NEVER, /* by the run's clock, the job was killed before */
};
enum moment run_job_moment(unsigned task, ticks_t now, struct job_moment *moment);
void run_end_job(const struct job_moment *moment, enum event_type type);
void run_complete_after(const struct job_moment *moment, ticks_t consumed);
ticks_t run_consumed(const struct job_moment *moment);

#endif
