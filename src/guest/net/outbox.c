#include "net/outbox.h"

#include <string.h>

void outbox_clear(struct outbox *box)
{
    box->taken = box->put;
}

void outbox_put(struct outbox *box, const void *bytes, size_t size)
{
    size_t at = box->put % OUTBOX_SIZE;
    size_t first = OUTBOX_SIZE - at < size ? OUTBOX_SIZE - at : size;

    memcpy(box->bytes + at, bytes, first);
    memcpy(box->bytes, (const uint8_t *)bytes + first, size - first);
    box->put += (uint32_t)size;
}

size_t outbox_peek(const struct outbox *box, const uint8_t **bytes)
{
    size_t at = box->taken % OUTBOX_SIZE;
    size_t used = outbox_used(box);

    *bytes = box->bytes + at;
    return OUTBOX_SIZE - at < used ? OUTBOX_SIZE - at : used;
}

void outbox_take(struct outbox *box, size_t size)
{
    box->taken += (uint32_t)size;
}
