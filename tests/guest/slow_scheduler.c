#include "slow_scheduler.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct slow_task {
    bool active, done;
    ticks_t release, next, remaining;
    unsigned ended;
};

static char story[1 << 16];
static struct slow_task state[MAX_TASKS];
static const struct timing *timings;

static void tell(ticks_t now, unsigned task, const char *what)
{
    size_t used = strlen(story);
    snprintf(story + used, sizeof story - used, "%" PRIu64 " %u %s\n", now / MS, task, what);
}

static void finish_if_done(unsigned i, ticks_t now, ticks_t duration)
{
    struct slow_task *t = &state[i];
    unsigned jobs = timings[i].period ? timings[i].jobs : 1;

    if (duration != NEVER ? t->next >= duration : t->next == NEVER || (jobs > 0 && t->ended >= jobs)) {
        t->done = true;
        tell(now, i, "JOBS_DONE");
    }
}

static void end(unsigned i, ticks_t now, ticks_t duration, const char *how)
{
    state[i].active = false;
    state[i].ended++;
    tell(now, i, how);
    finish_if_done(i, now, duration);
}

static ticks_t after(unsigned i, ticks_t release)
{
    return timings[i].period ? release + timings[i].period : NEVER;
}

static bool more_urgent(unsigned a, unsigned b)
{
    const struct timing *ta = &timings[a], *tb = &timings[b];
    bool edf_a = ta->priority == PRIORITY_EDF, edf_b = tb->priority == PRIORITY_EDF;

    if (edf_a != edf_b)
        return edf_b;
    if (!edf_a && ta->priority != tb->priority)
        return ta->priority < tb->priority;
    if (edf_a) {
        ticks_t da = state[a].release + (ta->deadline ? ta->deadline : ta->period);
        ticks_t db = state[b].release + (tb->deadline ? tb->deadline : tb->period);
        if (da != db)
            return da < db;
    }
    return state[a].release != state[b].release ? state[a].release < state[b].release : a < b;
}

static int pick(unsigned tasks)
{
    int best = NO_TASK;

    for (unsigned i = 0; i < tasks; i++)
        if (state[i].active && (best == NO_TASK || more_urgent(i, (unsigned)best)))
            best = (int)i;
    return best;
}

static void instant(unsigned tasks, const struct demand demand[], ticks_t now, ticks_t duration)
{
    for (unsigned i = 0; i < tasks; i++)
        if (state[i].active && state[i].remaining == 0)
            end(i, now, duration, "EXIT");
    for (unsigned i = 0; i < tasks; i++)
        if (state[i].active && timings[i].critical && now == state[i].release + timings[i].critical)
            end(i, now, duration, "EXIT_CRITICAL");
    for (unsigned i = 0; i < tasks; i++)
        if (state[i].active && now == state[i].next) {
            state[i].next = after(i, now);
            end(i, now, duration, "EXIT_PERIOD");
        }
    for (unsigned i = 0; i < tasks; i++)
        if (!state[i].active && !state[i].done && now == state[i].next) {
            state[i] = (struct slow_task){.active = true, .release = now, .next = after(i, now),
                                          .remaining = demand[i].processor_time, .ended = state[i].ended};
            tell(now, i, "START");
        }
}

const char *slow_scheduler_events(const struct timing timing[], const struct demand demand[], unsigned tasks, ticks_t duration)
{
    story[0] = '\0';
    timings = timing;
    for (unsigned i = 0; i < tasks; i++) {
        state[i] = (struct slow_task){.next = timing[i].offset};
        finish_if_done(i, 0, duration);
    }
    for (ticks_t now = 0; now < 2000 * MS; now += MS) {
        instant(tasks, demand, now, duration);
        int running = pick(tasks);
        if (running != NO_TASK)
            state[running].remaining -= MS;
    }
    return story;
}
