#include <stdio.h>
#include <string.h>

#include "check.h"
#include "protocol/framing.h"
#include "protocol/tags.h"

static char story[4096];
static uint8_t memory[64];
static bool refuse;

static void tell(const char *format, unsigned a, const char *b, unsigned c)
{
    snprintf(story + strlen(story), sizeof story - strlen(story), format, a, b, c);
}

static void command(uint32_t tag)
{
    tell("command %x%s\n", tag, "", 0);
}

static uint8_t *body_begins(uint32_t tag, const char *name, uint32_t size)
{
    tell("begin %x %s %u\n", tag, name ? name : "-", size);
    return refuse || size > sizeof memory ? NULL : memory;
}

static void body_ended(uint32_t tag, const char *name, uint8_t *body, uint32_t size)
{
    char text[65] = "";

    (void)name;
    if (body)
        memcpy(text, body, size);
    tell("end %x %s\n", tag, body ? text : "(skipped)", 0);
}

static void go_send(void)
{
    strcat(story, "go\n");
}

static const struct framing_handler handler = {command, body_begins, body_ended, go_send};

static size_t put_word(uint8_t *to, uint32_t word)
{
    for (unsigned i = 0; i < 4; i++)
        to[i] = (uint8_t)(word >> (8 * i));
    return 4;
}

/* A session with everything in it. */
static size_t session(uint8_t *bytes)
{
    size_t n = put_word(bytes, TAG_CLEAR);

    n += put_word(bytes + n, TAG_SEND_DESCS);
    n += put_word(bytes + n, 5);
    memcpy(bytes + n, "<a/>\n", 5);
    n += 5;
    n += put_word(bytes + n, TAG_SEND_BINARIES);
    n += put_word(bytes + n, 2);
    memcpy(bytes + n, "hey\0garbage.....", 16);
    n += 16;
    n += put_word(bytes + n, 3);
    memcpy(bytes + n, "ELF", 3);
    n += 3;
    memcpy(bytes + n, "0123456789abcdef", 16);
    n += 16;
    n += put_word(bytes + n, 0);
    n += put_word(bytes + n, 0x12345);
    n += put_word(bytes + n, TAG_SEND_BINARIES);
    n += put_word(bytes + n, 0);
    n += put_word(bytes + n, TAG_START);
    return n;
}

static const char expected[] = "command de6\n"
                               "begin de5 - 5\nend de5 <a/>\n\n"
                               "go\nbegin de5f11e hey 3\nend de5f11e ELF\n"
                               "go\nbegin de5f11e 0123456789abcde 0\nend de5f11e \n"
                               "command 12345\n"
                               "command 514de5\n";

static void feed(const uint8_t *bytes, size_t size, size_t segment)
{
    struct framing framing;

    story[0] = '\0';
    framing_reset(&framing, &handler);
    for (size_t at = 0; at < size; at += segment)
        framing_feed(&framing, bytes + at, size - at < segment ? size - at : segment);
}

TEST(A_session_is_understood_in_whatever_segments_it_comes)
{
    uint8_t bytes[256];
    size_t size = session(bytes);

    for (size_t segment = 1; segment <= size; segment++) {
        feed(bytes, size, segment);
        CHECK_TEXT(story, expected);
    }
}

TEST(A_body_that_is_refused_is_skipped)
{
    uint8_t bytes[256];
    size_t size = session(bytes);

    refuse = true;
    feed(bytes, size, 7);
    refuse = false;
    CHECK(strstr(story, "end de5 (skipped)") != NULL);
    CHECK(strstr(story, "command 514de5") != NULL);
}

TEST(A_binary_is_asked_for_before_it_comes)
{
    uint8_t bytes[8];

    put_word(bytes, TAG_SEND_BINARIES);
    put_word(bytes + 4, 3);
    feed(bytes, sizeof bytes, 8);
    CHECK_TEXT(story, "go\n");
}
