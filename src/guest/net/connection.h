/* The one client of the guest, over TCP. The newest connection wins: a client that vanished without a word must not keep the machine. */
#ifndef NET_CONNECTION_H
#define NET_CONNECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct connection_handler {
    void (*opened)(void);
    void (*received)(const uint8_t *bytes, size_t size);
    void (*closed)(void);
};

void connection_listen(uint16_t port, const struct connection_handler *handler);
bool connection_is_open(void);
uint32_t connection_number(void); /* of the newest connection; they count from 1 */

/* What is sent waits in memory until TCP takes it. Without room for it, the connection is given up, since a message with a hole would be
 * worse. */
size_t connection_room(void);
void connection_send(const void *bytes, size_t size);
void connection_flush(void);
bool connection_sent_all(void); /* TCP has taken everything */
void connection_abort(void);

#endif
