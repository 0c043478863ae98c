#include "protocol/profile.h"

#include "kernel/format.h"

static const char *const names[] = {
    [EVENT_START] = "START",
    [EVENT_EXIT] = "EXIT",
    [EVENT_EXIT_PERIOD] = "EXIT_PERIOD",
    [EVENT_EXIT_CRITICAL] = "EXIT_CRITICAL",
    [EVENT_EXIT_ERROR] = "EXIT_ERROR",
    [EVENT_EXIT_EXTERNAL] = "EXIT_EXTERNAL",
    [EVENT_OUT_OF_QUOTA] = "OUT_OF_QUOTA",
    [EVENT_OUT_OF_CAPS] = "OUT_OF_CAPS",
    [EVENT_NOT_SCHEDULED] = "NOT_SCHEDULED",
    [EVENT_JOBS_DONE] = "JOBS_DONE",
    [EVENT_EXTERNAL] = "EXTERNAL",
};

static bool has_room(const struct profile *p)
{
    return p->room - p->length >= PROFILE_ENTRY_MAX + PROFILE_FRAME_MAX;
}

static void add(struct profile *p, size_t length)
{
    p->length += length;
}

void profile_begin(struct profile *p, char *text, size_t room, uint32_t start_ms)
{
    *p = (struct profile){.text = text, .room = room, .start_ms = start_ms, .part = PROFILE_EVENTS};
    add(p, format(text, room, "<profile><events>\n"));
}

bool profile_add_event(struct profile *p, const struct event *event)
{
    uint64_t us = ticks_to_us_up(event->time);

    if (!has_room(p))
        return false;
    add(p, format(p->text + p->length, p->room - p->length, "<event type=\"%s\" task-id=\"%u\" time-stamp=\"%U\" time-us=\"%U\"/>\n",
                  names[event->type], (unsigned)event->task, p->start_ms + us / 1000, us));
    return true;
}

bool profile_add_slice(struct profile *p, const struct slice *slice)
{
    if (!has_room(p))
        return false;
    if (p->part == PROFILE_EVENTS)
        add(p, format(p->text + p->length, p->room - p->length, "</events><schedule>\n"));
    p->part = PROFILE_SLICES;
    add(p, format(p->text + p->length, p->room - p->length, "<slice task-id=\"%u\" job=\"%u\" from-us=\"%U\" to-us=\"%U\"/>\n",
                  (unsigned)slice->task, (unsigned)slice->job, ticks_to_us_up(slice->from), ticks_to_us_up(slice->to)));
    return true;
}

size_t profile_end(struct profile *p)
{
    const char *end = p->part == PROFILE_EVENTS ? "</events></profile>\n" : "</schedule></profile>\n";

    add(p, format(p->text + p->length, p->room - p->length, "%s", end));
    p->text[p->length++] = '\0';
    return p->length;
}
