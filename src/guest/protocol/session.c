#include "protocol/session.h"

#include "drivers/reset.h"
#include "kernel/console.h"
#include "kernel/event_log.h"
#include "kernel/run.h"
#include "protocol/framing.h"
#include "protocol/reports.h"
#include "protocol/tags.h"
#include "protocol/taskset.h"

static struct framing framing;
static uint32_t run_owner; /* number of a connection */

bool session_owns_run(void)
{
    return connection_is_open() && run_owner == connection_number();
}

static void send_word(uint32_t word)
{
    connection_send(&word, sizeof word);
}

static void clear(void)
{
    run_stop();
    if (!session_owns_run())
        event_log_clear(); /* an earlier client's run is nobody's business now */
    taskset_clear();
}

static void start(void)
{
    run_owner = connection_number();
    if (run_exists())
        console_printf("client: START, but the taskset runs already; send STOP or CLEAR before");
    else if (!reports_are_sent())
        console_printf("client: START, but the last run's events have not all been read");
    else
        taskset_start();
}

static void reboot(void)
{
    console_printf("client: REBOOT");
    console_flush();
    connection_abort();
    board_reset();
}

static void command(uint32_t tag)
{
    switch (tag) {
    case TAG_AVAILABLE:
        send_word(TAG_AVAILABLE);
        break;
    case TAG_CLEAR:
        clear();
        break;
    case TAG_START:
        start();
        break;
    case TAG_STOP:
        run_stop();
        break;
    case TAG_GET_PROFILE:
        run_owner = connection_number();
        reports_send_profile();
        break;
    case TAG_GET_LIVE:
        reports_send_live();
        break;
    case TAG_REBOOT:
        reboot();
        break;
    default:
        console_printf("client: unknown tag 0x%x, skipped; if more of them follow, the client has lost the framing and should reconnect",
                       (unsigned)tag);
    }
}

static uint8_t *body_begins(uint32_t tag, const char *name, uint32_t size)
{
    if (tag == TAG_SEND_BINARIES)
        return taskset_binary_begins(name, size);
    return taskset_text_begins(size);
}

static void body_ended(uint32_t tag, const char *name, uint8_t *body, uint32_t size)
{
    if (body == NULL)
        return; /* whoever refused it has said so */
    if (tag == TAG_SEND_BINARIES)
        taskset_binary_ended(name, body, size);
    else if (tag == TAG_SEND_DESCS)
        taskset_describe((const char *)body, size);
    else
        taskset_optimize();
}

static void go_send(void)
{
    send_word(TAG_GO_SEND);
}

static void opened(void)
{
    static const struct framing_handler handler = {command, body_begins, body_ended, go_send};
    framing_reset(&framing, &handler);
}

static void received(const uint8_t *bytes, size_t size)
{
    framing_feed(&framing, bytes, size);
}

const struct connection_handler *session_handler(void)
{
    static const struct connection_handler handler = {TAG_AVAILABLE, opened, received};
    return &handler;
}
