/* Who talks to the guest, over TCP. Anybody may connect and ask whether it is there. The one client is who last said anything else: so
 * neither a client that vanished without a word keeps the machine, nor does a connection that nobody is behind any more (user networking
 * delivers such, since it accepts before the guest does) take it away. */
#ifndef NET_CONNECTION_H
#define NET_CONNECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct connection_handler {
    uint32_t greeting; /* a word that is sent back to whoever sends it, and makes nobody the client */
    void (*opened)(void); /* there is a new client; what it sends is received from its first word on, but for greetings before that */
    void (*received)(const uint8_t *bytes, size_t size);
};

void connection_listen(uint16_t port, const struct connection_handler *handler);
bool connection_is_open(void);
uint32_t connection_number(void); /* of the newest client; they count from 1 */

/* What is sent waits in memory until TCP takes it. Without room for it, the connection is given up, since a message with a hole would be
 * worse. */
size_t connection_room(void);
void connection_send(const void *bytes, size_t size);
void connection_flush(void);
bool connection_sent_all(void); /* TCP has taken everything */
void connection_abort(void);

#endif
