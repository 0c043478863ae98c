#include "protocol/server.h"

#include "kernel/console.h"
#include "kernel/run.h"
#include "kernel/threads.h"
#include "net/connection.h"
#include "net/network.h"
#include "protocol/reports.h"
#include "protocol/session.h"

#define PORT 3001

/* In virtual time a run goes on when its client has been handed all that happened. Without its client it stands still: its own clock does
 * not notice, and neither does the host's processor. */
static bool run_may_go_on(void)
{
    return run_is_virtual() && run_clock_is_held() && session_owns_run() && reports_are_sent();
}

static void wait(void)
{
    if (run_may_go_on()) {
        network_freeze();
        system_wait(NEVER, WAIT_RUN);
    } else if (!run_is_virtual() || !network_expects_answer()) {
        system_wait(network_next_poll(), session_owns_run() ? WAIT_FRAME_OR_EVENT : WAIT_FRAME);
    }
    /* In virtual time, time flies while the guest sleeps: it would give a peer up before that had a chance to answer. So it stays awake
     * while it expects an answer. */
}

void serve(void)
{
    network_init();
    connection_listen(PORT, session_handler());
    for (;;) {
        network_poll();
        reports_send();
        connection_flush();
        console_flush();
        wait();
    }
}
