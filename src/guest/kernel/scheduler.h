/* The scheduler: which job runs, and what happens when. Pure decisions over data: it knows neither hardware nor programs, so the host's
 * unit tests run the very code that runs in the guest.
 *
 * It works on a time line. Whoever drives it tells the time by scheduler_advance, and it lets everything happen that was due until then,
 * each at its own instant and not at the later one when the driver came to ask. So the kernel's interrupt latency moves no event.
 *
 * At one instant the order is: completion, critical kill, period kill, release. Fixed priorities (0 first) come before EDF; equal
 * priorities or deadlines run by release and then by task id, so that they never preempt each other. */
#ifndef KERNEL_SCHEDULER_H
#define KERNEL_SCHEDULER_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#include "kernel/event.h"
#include "kernel/task_queue.h"
#include "kernel/ticks.h"

#define PRIORITY_EDF 128

struct timing {
    ticks_t period;   /* 0: a single job */
    ticks_t deadline; /* relative, orders EDF tasks; 0: the period */
    ticks_t offset;   /* of the first release after the run's start */
    ticks_t critical; /* after its release a job is killed; 0: never */
    uint32_t jobs;    /* 0: without end */
    uint8_t priority;
    uint8_t refusal;  /* EVENT_NONE, or how each of its jobs ends at its release because it cannot run */
};

enum task_state { TASK_WAITING, TASK_ACTIVE, TASK_DONE };

struct scheduled_task {
    struct timing timing;
    enum task_state state;
    ticks_t release;  /* of the job that is active */
    ticks_t boundary; /* the next nominal release */
    ticks_t consumed; /* processor time of the active job, up to the scheduler's `since` */
    ticks_t budget;   /* the processor time at which the active job completes by itself */
    uint32_t job;     /* number of the active or last job; the first is 0 */
    uint32_t ended;
};

struct scheduler_sink {
    void (*event)(const struct event *event);
    void (*slice)(const struct slice *slice);
};

struct scheduler {
    struct scheduled_task task[MAX_TASKS];
    unsigned tasks, unfinished;
    struct task_queue ready;    /* active jobs, most urgent first */
    struct task_queue instants; /* each task's next kill or release */
    ticks_t releases_end;       /* no release from here on; NEVER: numbers of jobs decide */
    bool completions_measured;  /* a budget completes when it was noticed instead of at its own instant: the honest way in real time */
    int running;                /* task that has the processor, or NO_TASK */
    ticks_t since;              /* the running job is charged up to here */
    ticks_t slice_from;
    struct scheduler_sink sink;
};

/* The run's clock stands at 0 then. `duration` NEVER: every task has as many jobs as it says. */
void scheduler_start(struct scheduler *s, const struct timing timing[], unsigned tasks, ticks_t duration, struct scheduler_sink sink);

/* At most `steps` things happen, one to a task, so that the caller can let interrupts in after a few. False: more is due until `now`. */
bool scheduler_advance(struct scheduler *s, ticks_t now, unsigned steps);
#define ALL_STEPS UINT_MAX
ticks_t scheduler_next_instant(const struct scheduler *s);

/* The job that a task has at this moment ends at `now` with the given event. */
void scheduler_end_job(struct scheduler *s, unsigned task, ticks_t now, enum event_type type);

/* The job ends with EXIT at the instant at which it has had `consumed` of processor time. */
void scheduler_complete_after(struct scheduler *s, unsigned task, ticks_t now, ticks_t consumed);

/* Every active job ends with EXIT_EXTERNAL, a task between two jobs with EXTERNAL, and nothing is released any more. */
void scheduler_stop(struct scheduler *s, ticks_t now);

ticks_t scheduler_consumed(const struct scheduler *s, unsigned task, ticks_t now);

static inline bool scheduler_finished(const struct scheduler *s)
{
    return s->unfinished == 0;
}

#endif
