#include "kernel/scheduler.h"

/* The order of the kinds is the order at one instant. A completion comes before all of them. */
enum instant_kind { INSTANT_CRITICAL, INSTANT_PERIOD, INSTANT_RELEASE };

static void report(const struct scheduler *s, unsigned task, ticks_t time, enum event_type type)
{
    const struct event event = {.time = time, .type = (uint8_t)type, .task = (uint8_t)task};
    s->sink.event(&event);
}

/* Asks for the next thing that happens to a task by the clock. */
static void arm(struct scheduler *s, unsigned task)
{
    const struct scheduled_task *t = &s->task[task];
    struct queue_key next = {t->boundary, INSTANT_RELEASE};

    if (t->state == TASK_ACTIVE) {
        ticks_t critical = t->timing.critical ? t->release + t->timing.critical : NEVER;
        next.minor = INSTANT_PERIOD;
        if (critical <= t->boundary)
            next = (struct queue_key){critical, INSTANT_CRITICAL};
    }
    if (t->state == TASK_DONE || next.major == NEVER)
        queue_remove(&s->instants, task);
    else
        queue_put(&s->instants, task, next);
}

static void charge(struct scheduler *s, ticks_t now)
{
    if (s->running != NO_TASK)
        s->task[s->running].consumed += now - s->since;
    s->since = now;
}

/* Takes the processor from the running job. */
static void release_processor(struct scheduler *s, ticks_t now)
{
    charge(s, now);
    if (s->running != NO_TASK && now > s->slice_from) {
        const struct slice slice = {s->slice_from, now, s->task[s->running].job, (uint8_t)s->running};
        s->sink.slice(&slice);
    }
    s->running = NO_TASK;
}

static void dispatch(struct scheduler *s, ticks_t now)
{
    int next = queue_first(&s->ready);

    if (next == s->running)
        return;
    release_processor(s, now);
    s->running = next;
    s->slice_from = now;
}

static bool all_jobs_ended(const struct scheduler *s, const struct scheduled_task *t)
{
    if (t->boundary >= s->releases_end)
        return true;
    return s->releases_end == NEVER && t->timing.jobs != 0 && t->ended >= t->timing.jobs;
}

static void finish_if_done(struct scheduler *s, unsigned task, ticks_t now)
{
    struct scheduled_task *t = &s->task[task];

    if (all_jobs_ended(s, t)) {
        t->state = TASK_DONE;
        s->unfinished--;
        report(s, task, now, EVENT_JOBS_DONE);
    }
    arm(s, task);
}

static void end_job(struct scheduler *s, unsigned task, ticks_t now, enum event_type type)
{
    struct scheduled_task *t = &s->task[task];

    if ((int)task == s->running)
        release_processor(s, now);
    queue_remove(&s->ready, task);
    t->state = TASK_WAITING;
    t->ended++;
    report(s, task, now, type);
    finish_if_done(s, task, now);
}

/* A task with a period goes on to its next release; one without has none. */
static void pass_boundary(struct scheduled_task *t)
{
    t->boundary = t->timing.period ? t->boundary + t->timing.period : NEVER;
}

static struct queue_key urgency(const struct scheduled_task *t)
{
    struct queue_key key = {t->timing.priority, t->release};

    if (t->timing.priority >= PRIORITY_EDF) {
        ticks_t relative = t->timing.deadline ? t->timing.deadline : t->timing.period;
        key.major = relative ? PRIORITY_EDF + t->release + relative : NEVER;
    }
    return key;
}

static void release(struct scheduler *s, unsigned task, ticks_t now)
{
    struct scheduled_task *t = &s->task[task];

    t->release = now;
    t->consumed = 0;
    t->budget = NEVER;
    t->job++;
    t->state = TASK_ACTIVE;
    pass_boundary(t);
    if (t->timing.refusal != EVENT_NOT_SCHEDULED)
        report(s, task, now, EVENT_START);
    if (t->timing.refusal != EVENT_NONE) {
        end_job(s, task, now, t->timing.refusal);
        return;
    }
    queue_put(&s->ready, task, urgency(t));
    arm(s, task);
}

static ticks_t completion_instant(const struct scheduler *s)
{
    if (s->running == NO_TASK || s->task[s->running].budget == NEVER)
        return NEVER;
    const struct scheduled_task *t = &s->task[s->running];
    return s->since + (t->budget > t->consumed ? t->budget - t->consumed : 0);
}

static ticks_t first_instant(const struct scheduler *s)
{
    int first = queue_first(&s->instants);
    return first == NO_TASK ? NEVER : s->instants.key[first].major;
}

/* Lets one thing happen to a task that is due at `now`. */
static void settle(struct scheduler *s, ticks_t now)
{
    if (!s->completions_measured && completion_instant(s) == now) {
        end_job(s, (unsigned)s->running, now, EVENT_EXIT);
        return;
    }
    unsigned task = (unsigned)queue_first(&s->instants);
    switch (s->instants.key[task].minor) {
    case INSTANT_CRITICAL:
        end_job(s, task, now, EVENT_EXIT_CRITICAL);
        break;
    case INSTANT_PERIOD:
        pass_boundary(&s->task[task]);
        end_job(s, task, now, EVENT_EXIT_PERIOD);
        break;
    default:
        release(s, task, now);
    }
}

void scheduler_start(struct scheduler *s, const struct timing timing[], unsigned tasks, ticks_t duration, struct scheduler_sink sink)
{
    s->tasks = s->unfinished = tasks;
    s->releases_end = duration;
    s->running = NO_TASK;
    s->since = 0;
    s->sink = sink;
    queue_clear(&s->ready);
    queue_clear(&s->instants);
    for (unsigned i = 0; i < tasks; i++) {
        s->task[i] = (struct scheduled_task){.timing = timing[i], .boundary = timing[i].offset, .budget = NEVER, .job = UINT32_MAX};
        if (timing[i].period == 0)
            s->task[i].timing.jobs = 1;
        finish_if_done(s, i, 0);
    }
}

ticks_t scheduler_next_instant(const struct scheduler *s)
{
    ticks_t completion = completion_instant(s), other = first_instant(s);
    return completion < other ? completion : other;
}

static ticks_t next_due(const struct scheduler *s)
{
    return s->completions_measured ? first_instant(s) : scheduler_next_instant(s);
}

bool scheduler_advance(struct scheduler *s, ticks_t now, unsigned steps)
{
    ticks_t due;

    while ((due = next_due(s)) <= now) {
        if (steps-- == 0)
            return false;
        settle(s, due);
        if (steps == 0 || next_due(s) > due) /* who gets the processor shows only when all of an instant has happened */
            dispatch(s, due);
    }
    if (s->completions_measured && completion_instant(s) <= now) {
        end_job(s, (unsigned)s->running, now, EVENT_EXIT);
        dispatch(s, now);
    }
    return true;
}

void scheduler_end_job(struct scheduler *s, unsigned task, ticks_t now, enum event_type type)
{
    end_job(s, task, now, type);
    dispatch(s, now);
}

void scheduler_complete_after(struct scheduler *s, unsigned task, ticks_t now, ticks_t consumed)
{
    charge(s, now);
    s->task[task].budget = consumed;
}

void scheduler_stop(struct scheduler *s, ticks_t now)
{
    release_processor(s, now);
    for (unsigned i = 0; i < s->tasks; i++)
        if (s->task[i].state != TASK_DONE)
            report(s, i, now, s->task[i].state == TASK_ACTIVE ? EVENT_EXIT_EXTERNAL : EVENT_EXTERNAL);
    s->unfinished = 0;
    queue_clear(&s->ready);
    queue_clear(&s->instants);
}

ticks_t scheduler_consumed(const struct scheduler *s, unsigned task, ticks_t now)
{
    ticks_t uncharged = (int)task == s->running ? now - s->since : 0;
    return s->task[task].consumed + uncharged;
}
