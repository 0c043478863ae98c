/* Takes the byte stream from the client apart into commands, whatever segments it comes in. Pure: what a command does is up to the
 * handler. */
#ifndef PROTOCOL_FRAMING_H
#define PROTOCOL_FRAMING_H

#include <stddef.h>
#include <stdint.h>

#include "loader/program_store.h"

struct framing_handler {
    /* A command without a body. An unknown one is passed on as well; its four bytes are all that is skipped. */
    void (*command)(uint32_t tag);

    /* A body follows. Returns where it goes, or null to have it skipped. `name` is null but for binaries. */
    uint8_t *(*body_begins)(uint32_t tag, const char *name, uint32_t size);
    /* It is complete; called for a body that was skipped, too, with null. */
    void (*body_ended)(uint32_t tag, const char *name, uint8_t *body, uint32_t size);

    /* The client waits for GO_SEND before each binary. */
    void (*go_send)(void);
};

struct framing {
    const struct framing_handler *handler;
    enum { READING_TAG, READING_SIZE, READING_COUNT, READING_NAME, READING_BODY } state;
    uint32_t tag, size, binaries_to_come;
    uint8_t field[PROGRAM_NAME_SIZE]; /* the fixed-size field that is being read */
    uint32_t filled;                  /* bytes of it, or of the body */
    char name[PROGRAM_NAME_SIZE];
    uint8_t *body;
};

void framing_reset(struct framing *framing, const struct framing_handler *handler);
void framing_feed(struct framing *framing, const uint8_t *bytes, size_t size);

#endif
