/* The LAN9118 as a network interface of lwIP. */
#ifndef NET_ETHERNET_H
#define NET_ETHERNET_H

#include <stdbool.h>

#include "lwip/netif.h"

/* ERR_IF: there is no such controller on this board. */
err_t ethernet_init(struct netif *netif);

/* Hands all frames that have come to lwIP. */
void ethernet_poll(struct netif *netif);

/* Frames came or went since this was asked last. */
bool ethernet_was_busy(void);

#endif
