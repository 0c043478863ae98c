#include "protocol/reports.h"

#include "kernel/console.h"
#include "kernel/event_log.h"
#include "kernel/format.h"
#include "kernel/latency.h"
#include "kernel/run.h"
#include "net/connection.h"
#include "protocol/profile.h"
#include "protocol/session.h"

/* Of a message. Many small ones serve the client no better than few large ones. */
#define MESSAGE_MAX (32u * 1024)

static char message[sizeof(uint32_t) + MESSAGE_MAX];

static void send_message(size_t size)
{
    *(uint32_t *)message = (uint32_t)size;
    connection_send(message, sizeof(uint32_t) + size);
}

static bool anything_to_tell(void)
{
    return event_log_oldest() != NULL || slice_log_oldest() != NULL;
}

static void add_events(struct profile *profile)
{
    const struct event *event;

    while ((event = event_log_oldest()) != NULL && profile_add_event(profile, event))
        event_log_drop();
}

static void add_slices(struct profile *profile)
{
    const struct slice *slice;

    while ((slice = slice_log_oldest()) != NULL && profile_add_slice(profile, slice))
        slice_log_drop();
}

static void begin(struct profile *profile)
{
    profile_begin(profile, message + sizeof(uint32_t), MESSAGE_MAX, run_start_ms());
}

void reports_send_profile(void)
{
    struct profile profile;

    begin(&profile);
    add_events(&profile);
    if (event_log_oldest() == NULL)
        add_slices(&profile);
    send_message(profile_end(&profile));
}

void reports_send(void)
{
    unsigned lost = event_log_lost();

    if (lost > 0)
        console_printf("client: %u events or slices were lost, since it reads more slowly than they come; use virtual time", lost);
    while (session_owns_run() && anything_to_tell() && connection_room() >= sizeof message) {
        struct profile profile;
        begin(&profile);
        /* The slices come first, in messages without events: a client that has the last JOBS_DONE misses none. */
        if (slice_log_oldest() != NULL)
            add_slices(&profile);
        else
            add_events(&profile);
        send_message(profile_end(&profile));
    }
}

bool reports_are_sent(void)
{
    return !anything_to_tell() && connection_sent_all();
}

void reports_send_live(void)
{
    static const char *const states[] = {[TASK_WAITING] = "waiting", [TASK_ACTIVE] = "active", [TASK_DONE] = "done"};
    const struct scheduler *s = run_scheduler();
    char *text = message + sizeof(uint32_t);
    size_t length = format(text, MESSAGE_MAX, "<live run=\"%s\" interrupts-off-ns=\"%U\"><tasks>\n",
                           run_exists() ? "yes" : "no", (uint64_t)latency_longest() * NS_PER_TICK);

    for (unsigned i = 0; i < s->tasks; i++)
        length += format(text + length, MESSAGE_MAX - length, "<task task-id=\"%u\" state=\"%s\" ended=\"%u\"/>\n", i,
                         states[s->task[i].state], (unsigned)s->task[i].ended);
    length += format(text + length, MESSAGE_MAX - 1 - length, "</tasks></live>\n");
    text[length++] = '\0';
    send_message(length);
}
