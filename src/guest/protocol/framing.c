#include "protocol/framing.h"

#include <string.h>

#include "protocol/tags.h"

void framing_reset(struct framing *f, const struct framing_handler *handler)
{
    memset(f, 0, sizeof *f);
    f->handler = handler;
}

static uint32_t word(const struct framing *f)
{
    return f->field[0] | (uint32_t)f->field[1] << 8 | (uint32_t)f->field[2] << 16 | (uint32_t)f->field[3] << 24;
}

static void expect(struct framing *f, int state)
{
    f->state = state;
    f->filled = 0;
}

static void expect_binary(struct framing *f)
{
    if (f->binaries_to_come == 0) {
        expect(f, READING_TAG);
        return;
    }
    f->binaries_to_come--;
    f->handler->go_send();
    expect(f, READING_NAME);
}

static const char *body_name(const struct framing *f)
{
    return f->tag == TAG_SEND_BINARIES ? f->name : NULL;
}

static void end_body(struct framing *f)
{
    f->handler->body_ended(f->tag, body_name(f), f->body, f->size);
    if (f->tag == TAG_SEND_BINARIES)
        expect_binary(f);
    else
        expect(f, READING_TAG);
}

static void begin_body(struct framing *f)
{
    f->size = word(f);
    f->body = f->handler->body_begins(f->tag, body_name(f), f->size);
    expect(f, READING_BODY);
    if (f->size == 0)
        end_body(f);
}

static void take_tag(struct framing *f)
{
    f->tag = word(f);
    switch (f->tag) {
    case TAG_SEND_DESCS:
    case TAG_OPTIMIZE:
        expect(f, READING_SIZE);
        break;
    case TAG_SEND_BINARIES:
        expect(f, READING_COUNT);
        break;
    default:
        expect(f, READING_TAG);
        f->handler->command(f->tag);
    }
}

static void take_field(struct framing *f)
{
    switch (f->state) {
    case READING_TAG:
        take_tag(f);
        break;
    case READING_COUNT:
        f->binaries_to_come = word(f);
        expect_binary(f);
        break;
    case READING_NAME:
        memcpy(f->name, f->field, PROGRAM_NAME_SIZE - 1);
        expect(f, READING_SIZE);
        break;
    default:
        begin_body(f);
    }
}

/* How many of the bytes belong to what is being read now. */
static uint32_t portion(uint32_t wanted, uint32_t filled, size_t offered)
{
    return wanted - filled < offered ? wanted - filled : (uint32_t)offered;
}

void framing_feed(struct framing *f, const uint8_t *bytes, size_t size)
{
    while (size > 0) {
        uint32_t taken;
        if (f->state == READING_BODY) {
            taken = portion(f->size, f->filled, size);
            if (f->body)
                memcpy(f->body + f->filled, bytes, taken);
            f->filled += taken;
            if (f->filled == f->size)
                end_body(f);
        } else {
            uint32_t field_size = f->state == READING_NAME ? PROGRAM_NAME_SIZE : sizeof(uint32_t);
            taken = portion(field_size, f->filled, size);
            memcpy(f->field + f->filled, bytes, taken);
            f->filled += taken;
            if (f->filled == field_size)
                take_field(f);
        }
        bytes += taken;
        size -= taken;
    }
}
