/* The network, as the system thread drives it. Its clock is not the guest's: it goes only while an answer is due, from DHCP or from a
 * peer of TCP. So while nobody is connected, or a client just waits, no timer of the network runs; under QEMU's sleep=off, where an idle
 * guest's time flies, one would run out as soon as it is set. */
#ifndef NET_NETWORK_H
#define NET_NETWORK_H

#include <stdbool.h>

#include "kernel/ticks.h"

void network_init(void);
void network_poll(void); /* takes in what came, and lets due timers act */
void network_freeze(void); /* the time until the next poll does not count */
bool network_expects_answer(void);

/* When the network wants to be polled though no frame came, by the guest's clock. */
ticks_t network_next_poll(void);
void network_refresh_lease(void); /* if more than half of it is over */

#endif
