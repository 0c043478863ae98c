/* Writes the XML that the guest sends. Pure. */
#ifndef PROTOCOL_PROFILE_H
#define PROTOCOL_PROFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel/event.h"

struct profile {
    char *text;
    size_t length, room;
    uint32_t start_ms; /* of the run, since boot */
    enum { PROFILE_EVENTS, PROFILE_SLICES } part;
};

/* Room for a message with nothing in it, and for each event or slice. */
#define PROFILE_FRAME_MAX 96
#define PROFILE_ENTRY_MAX 160

void profile_begin(struct profile *profile, char *text, size_t room, uint32_t start_ms);

/* All events come before the first slice. False: there is no room, and nothing was added. */
bool profile_add_event(struct profile *profile, const struct event *event);
bool profile_add_slice(struct profile *profile, const struct slice *slice);

/* Returns the length, which counts a trailing NUL as the protocol does. */
size_t profile_end(struct profile *profile);

#endif
