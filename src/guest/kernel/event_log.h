/* The events and slices of the run that the client has not been sent yet, oldest first. */
#ifndef KERNEL_EVENT_LOG_H
#define KERNEL_EVENT_LOG_H

#include <stdbool.h>
#include <stddef.h>

#include "kernel/event.h"

void event_log_clear(void);
void event_log_add(const struct event *event);
void slice_log_add(const struct slice *slice);

/* Time to send: in virtual time a run pauses for it before anything is lost. */
bool event_log_nearly_full(void);

/* The oldest one, or null; the pointer is good until it is dropped. */
const struct event *event_log_oldest(void);
void event_log_drop(void);
const struct slice *slice_log_oldest(void);
void slice_log_drop(void);

/* How many were lost since this was asked last, because the client reads too slowly in real time. */
unsigned event_log_lost(void);

#endif
