/* What is to be sent to the client and TCP has not taken yet: a ring of bytes. */
#ifndef NET_OUTBOX_H
#define NET_OUTBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define OUTBOX_SIZE (256u * 1024) /* a power of two */

struct outbox {
    uint32_t put, taken;
    uint8_t bytes[OUTBOX_SIZE];
};

static inline size_t outbox_used(const struct outbox *box)
{
    return box->put - box->taken;
}

static inline size_t outbox_room(const struct outbox *box)
{
    return OUTBOX_SIZE - outbox_used(box);
}

void outbox_clear(struct outbox *box);
void outbox_put(struct outbox *box, const void *bytes, size_t size); /* there must be room */

/* The oldest bytes, as many as lie in one piece. */
size_t outbox_peek(const struct outbox *box, const uint8_t **bytes);
void outbox_take(struct outbox *box, size_t size);

#endif
