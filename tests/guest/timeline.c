#include "timeline.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static struct scheduler scheduler;
static const struct demand *demands;
static char events[1 << 16], slices[1 << 16];

static const char *const names[] = {"NONE",          "START",         "EXIT",        "EXIT_PERIOD",   "EXIT_CRITICAL", "EXIT_ERROR",
                                    "EXIT_EXTERNAL", "OUT_OF_QUOTA",  "OUT_OF_CAPS", "NOT_SCHEDULED", "JOBS_DONE",
                                    "EXTERNAL"};

static void on_event(const struct event *e)
{
    size_t used = strlen(events);

    snprintf(events + used, sizeof events - used, "%" PRIu64 " %u %s\n", e->time / MS, e->task, names[e->type]);
    /* On the real machine a job asks for this by itself; its budget counts from its release either way. */
    if (e->type == EVENT_START && demands[e->task].processor_time)
        scheduler.task[e->task].budget = demands[e->task].processor_time;
}

static void on_slice(const struct slice *s)
{
    size_t used = strlen(slices);

    snprintf(slices + used, sizeof slices - used, "%" PRIu64 "-%" PRIu64 " %u.%u\n", s->from / MS, s->to / MS, s->task, (unsigned)s->job);
}

void timeline_start(const struct timing timing[], const struct demand demand[], unsigned tasks, ticks_t duration)
{
    events[0] = slices[0] = '\0';
    demands = demand;
    scheduler.completions_measured = false;
    scheduler_start(&scheduler, timing, tasks, duration, (struct scheduler_sink){on_event, on_slice});
}

void timeline_run(ticks_t until)
{
    scheduler_advance(&scheduler, until, ALL_STEPS);
}

struct scheduler *timeline_scheduler(void)
{
    return &scheduler;
}

const char *timeline_events(void)
{
    return events;
}

const char *timeline_slices(void)
{
    return slices;
}
