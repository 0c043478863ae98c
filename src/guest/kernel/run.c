#include "kernel/run.h"

#include "drivers/global_timer.h"
#include "kernel/event_log.h"
#include "kernel/interrupts_off.h"
#include "kernel/latency.h"
#include "kernel/process.h"

/* Long enough for all that was under way in the guest and in the machine to come to rest. */
#define SETTLING_TIME (5 * TICKS_PER_MS)

/* Things that may happen to tasks in one stay in the kernel: so many that 64 tasks released together keep no interrupt waiting. */
#define STEPS 4

static enum { NONE, HELD, SETTLING, GOING } phase;
static struct scheduler scheduler;
static ticks_t batch_period;
static ticks_t zero;       /* the guest's clock at which the run's was 0, if it had never been held */
static ticks_t held_at;    /* of the run's clock */
static ticks_t next_batch; /* of the run's clock */
static ticks_t settled_at; /* of the guest's clock */
static uint32_t start_ms;

static void ignore_slice(const struct slice *slice)
{
    (void)slice;
}

void run_init(ticks_t period)
{
    batch_period = period;
}

bool run_is_virtual(void)
{
    return batch_period != 0;
}

bool run_is_quiet(void)
{
    return run_is_virtual() && (phase == SETTLING || phase == GOING);
}

bool run_exists(void)
{
    return phase != NONE;
}

bool run_clock_is_held(void)
{
    return phase == HELD;
}

uint32_t run_start_ms(void)
{
    return start_ms;
}

const struct scheduler *run_scheduler(void)
{
    return &scheduler;
}

void run_start(const struct timing timing[], unsigned tasks, ticks_t duration, bool trace_schedule)
{
    const struct scheduler_sink sink = {event_log_add, trace_schedule ? slice_log_add : ignore_slice};
    uint32_t state = interrupts_off();

    event_log_clear();
    latency_reset();
    zero = timer_now();
    start_ms = (uint32_t)(zero / TICKS_PER_MS);
    held_at = 0;
    next_batch = run_is_virtual() ? batch_period : NEVER;
    scheduler_start(&scheduler, timing, tasks, duration, sink);
    scheduler.completions_measured = !run_is_virtual();
    phase = run_is_virtual() ? HELD : GOING;
    interrupts_restore(state);
}

/* The run's clock does not pass a batch instant before the batch is sent. */
static ticks_t run_time(ticks_t now)
{
    ticks_t time = now - zero;

    if (phase != GOING)
        return held_at;
    return time < next_batch ? time : next_batch;
}

void run_stop(void)
{
    uint32_t state = interrupts_off();

    if (phase != NONE) {
        ticks_t now = run_time(timer_now());
        scheduler_advance(&scheduler, now, ALL_STEPS);
        scheduler_stop(&scheduler, now);
        phase = NONE;
    }
    interrupts_restore(state);
}

void run_release_clock(ticks_t now)
{
    phase = SETTLING;
    settled_at = now + SETTLING_TIME;
}

static void hold(ticks_t at)
{
    phase = HELD;
    held_at = at;
    if (at >= next_batch)
        next_batch += batch_period;
}

ticks_t run_wake(ticks_t now)
{
    ticks_t alarm = run_next_alarm();

    if (!run_is_quiet() || now < alarm)
        return now;
    ticks_t instant = phase == SETTLING ? held_at : alarm - zero;
    now = timer_restart();
    zero = now - instant;
    phase = GOING;
    return now;
}

void run_advance(ticks_t now)
{
    if (phase != GOING)
        return;
    ticks_t time = run_time(now);
    if (!scheduler_advance(&scheduler, time, STEPS))
        return; /* the alarm for the rest is over already, and interrupts as soon as it can */
    if (scheduler_finished(&scheduler))
        phase = NONE;
    else if (time >= next_batch || (run_is_virtual() && event_log_nearly_full()))
        hold(time);
}

int run_running_task(uint32_t *job)
{
    if (phase != GOING || scheduler.running == NO_TASK)
        return NO_TASK;
    *job = scheduler.task[scheduler.running].job;
    return scheduler.running;
}

ticks_t run_next_alarm(void)
{
    if (phase == SETTLING)
        return settled_at;
    if (phase != GOING)
        return NEVER;
    ticks_t next = scheduler_next_instant(&scheduler);
    if (next_batch < next)
        next = next_batch;
    return next == NEVER ? NEVER : zero + next;
}

enum moment run_job_moment(unsigned task, ticks_t now, struct job_moment *moment)
{
    if (phase != GOING)
        return MOMENT_NEVER;
    *moment = (struct job_moment){task, run_time(now)};
    /* What was due before comes first. What is due at this very moment comes after, since a completion goes before it. */
    if (moment->now > 0 && !scheduler_advance(&scheduler, moment->now - 1, STEPS))
        return MOMENT_LATER;
    const struct scheduled_task *t = &scheduler.task[task];
    return t->state == TASK_ACTIVE && process_executes(task, t->job) ? MOMENT_NOW : MOMENT_NEVER;
}

void run_end_job(const struct job_moment *moment, enum event_type type)
{
    scheduler_end_job(&scheduler, moment->task, moment->now, type);
}

void run_complete_after(const struct job_moment *moment, ticks_t consumed)
{
    scheduler_complete_after(&scheduler, moment->task, moment->now, consumed);
}

ticks_t run_consumed(const struct job_moment *moment)
{
    return scheduler_consumed(&scheduler, moment->task, moment->now);
}
