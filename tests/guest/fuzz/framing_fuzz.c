/* The framing: the same commands and bodies in whatever segments the bytes come. The first byte is the segments' size. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "protocol/framing.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint8_t memory[4096];
static uint64_t digest;

static void mix(uint64_t value)
{
    digest = (digest ^ value) * 0x100000001b3u;
}

static void command(uint32_t tag)
{
    mix(tag);
}

static uint8_t *body_begins(uint32_t tag, const char *name, uint32_t size)
{
    mix(tag);
    mix(size);
    if (name && strnlen(name, PROGRAM_NAME_SIZE) == PROGRAM_NAME_SIZE)
        abort();
    return size <= sizeof memory ? memory : NULL;
}

static void body_ended(uint32_t tag, const char *name, uint8_t *body, uint32_t size)
{
    (void)name;
    mix(tag);
    for (uint32_t i = 0; body && i < size; i++)
        mix(body[i]);
}

static void go_send(void)
{
    mix(1);
}

static uint64_t feed(const uint8_t *data, size_t size, size_t segment)
{
    static const struct framing_handler handler = {command, body_begins, body_ended, go_send};
    struct framing framing;

    digest = 0xcbf29ce484222325u;
    framing_reset(&framing, &handler);
    for (size_t at = 0; at < size; at += segment)
        framing_feed(&framing, data + at, size - at < segment ? size - at : segment);
    return digest;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    if (feed(data + 1, size - 1, size) != feed(data + 1, size - 1, data[0] + 1u))
        abort();
    return 0;
}
