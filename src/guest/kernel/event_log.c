#include "kernel/event_log.h"

#include <stdint.h>

/* Powers of two: where a ring wraps must not show in the instructions that the kernel executes. */
#define EVENTS 16384u
#define SLICES 16384u
#define RESERVE 1024u /* more than one step of the scheduler can report */

static struct event events[EVENTS] __attribute__((section(".noinit")));
static struct slice slices[SLICES] __attribute__((section(".noinit")));
static uint32_t events_added, events_dropped, slices_added, slices_dropped, lost;

void event_log_clear(void)
{
    events_dropped = events_added;
    slices_dropped = slices_added;
    lost = 0;
}

void event_log_add(const struct event *event)
{
    if (events_added - events_dropped == EVENTS) {
        lost++;
        return;
    }
    events[events_added++ % EVENTS] = *event;
}

void slice_log_add(const struct slice *slice)
{
    if (slices_added - slices_dropped == SLICES) {
        lost++;
        return;
    }
    slices[slices_added++ % SLICES] = *slice;
}

bool event_log_nearly_full(void)
{
    return events_added - events_dropped > EVENTS - RESERVE || slices_added - slices_dropped > SLICES - RESERVE;
}

const struct event *event_log_oldest(void)
{
    return events_dropped == events_added ? NULL : &events[events_dropped % EVENTS];
}

void event_log_drop(void)
{
    events_dropped++;
}

const struct slice *slice_log_oldest(void)
{
    return slices_dropped == slices_added ? NULL : &slices[slices_dropped % SLICES];
}

void slice_log_drop(void)
{
    slices_dropped++;
}

unsigned event_log_lost(void)
{
    unsigned count = lost;

    lost = 0;
    return count;
}
