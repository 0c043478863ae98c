#include <string.h>

#include "check.h"
#include "kernel/format.h"
#include "net/outbox.h"
#include "protocol/profile.h"

TEST(A_profile_has_events_and_then_slices)
{
    char text[1024];
    struct profile profile;

    profile_begin(&profile, text, sizeof text, 5000);
    CHECK(profile_add_event(&profile, &(struct event){1200000, EVENT_START, 3}));
    CHECK(profile_add_event(&profile, &(struct event){1200001, EVENT_EXIT_PERIOD, 4}));
    CHECK(profile_add_slice(&profile, &(struct slice){120000, 185000, 7, 3}));
    size_t length = profile_end(&profile);
    CHECK_TEXT(text, "<profile><events>\n"
                     "<event type=\"START\" task-id=\"3\" time-stamp=\"5012\" time-us=\"12000\"/>\n"
                     "<event type=\"EXIT_PERIOD\" task-id=\"4\" time-stamp=\"5012\" time-us=\"12001\"/>\n"
                     "</events><schedule>\n"
                     "<slice task-id=\"3\" job=\"7\" from-us=\"1200\" to-us=\"1850\"/>\n"
                     "</schedule></profile>\n");
    CHECK(length == strlen(text) + 1);
}

TEST(A_full_profile_takes_no_more_and_stays_whole)
{
    char text[600];
    struct profile profile;
    unsigned taken = 0;

    profile_begin(&profile, text, sizeof text, UINT32_MAX);
    while (profile_add_event(&profile, &(struct event){UINT64_MAX - 100, EVENT_NOT_SCHEDULED, 63}))
        taken++;
    CHECK(taken > 1);
    CHECK(profile_end(&profile) <= sizeof text);
    CHECK(strstr(text, "</events></profile>\n") != NULL);
}

TEST(Format_writes_what_it_knows_and_cuts_off)
{
    char text[64] = "";

    format(text, sizeof text, "%s|%c|%u|%d|%x|%U|%S|%%", "a", 'b', 7u, -8, 0xbeefu, (uint64_t)UINT64_MAX, "xyz", (size_t)2);
    CHECK_TEXT(text, "a|b|7|-8|beef|18446744073709551615|xy|%");
    CHECK(format(text, 3, "%u", 123456u) == 3);
}

TEST(The_outbox_keeps_bytes_in_order_around_its_end)
{
    static struct outbox box;
    static uint8_t bytes[OUTBOX_SIZE - 10];
    const uint8_t *piece;

    outbox_put(&box, bytes, sizeof bytes);
    outbox_take(&box, sizeof bytes);
    outbox_put(&box, "0123456789abcdef", 16);
    CHECK(outbox_used(&box) == 16 && outbox_room(&box) == OUTBOX_SIZE - 16);
    CHECK(outbox_peek(&box, &piece) == 10 && memcmp(piece, "0123456789", 10) == 0);
    outbox_take(&box, 10);
    CHECK(outbox_peek(&box, &piece) == 6 && memcmp(piece, "abcdef", 6) == 0);
    outbox_clear(&box);
    CHECK(outbox_peek(&box, &piece) == 0);
}
