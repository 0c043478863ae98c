#include "check.h"
#include "loader/program_store.h"

static struct program_store store;

static uintptr_t add(const char *name, size_t size, uintptr_t limit)
{
    char padded[PROGRAM_NAME_SIZE] = "";
    uintptr_t place = store_find_room(&store, size, limit);

    for (unsigned i = 0; name[i]; i++)
        padded[i] = name[i];
    if (place)
        store_add(&store, padded, place, size);
    return place;
}

TEST(Programs_lie_on_pages_of_their_own_below_the_limit)
{
    store_init(&store, 0x10001);
    CHECK(add("a", 1, 0x14000) == 0x11000);
    CHECK(add("b", 4097, 0x14000) == 0x12000);
    CHECK(add("c", 1, 0x14000) == 0);
    CHECK(store_find(&store, "a")->begin == 0x11000 && store_find(&store, "b")->size == 4097);
    CHECK(store_find(&store, "c") == NULL && store_find(&store, "") == NULL);
}

TEST(A_replaced_program_stays_until_no_run_uses_it)
{
    store_init(&store, 0x10000);
    add("a", 100, 0x20000);
    CHECK(add("a", 200, 0x20000) == 0x11000);
    CHECK(store_find(&store, "a")->size == 200);
    CHECK(store.programs == 2);
    store_forget_replaced(&store);
    CHECK(store.programs == 1 && store_find(&store, "a")->size == 200);
    CHECK(add("b", 4096, 0x20000) == 0x10000);
    CHECK(add("c", 1, 0x20000) == 0x12000);
    CHECK(store.end == 0x13000);
}

TEST(There_is_room_for_128_programs)
{
    char name[] = "000";

    store_init(&store, 0x10000);
    for (unsigned i = 0; i < MAX_PROGRAMS; i++) {
        name[0] = (char)('0' + i / 100);
        name[1] = (char)('0' + i / 10 % 10);
        name[2] = (char)('0' + i % 10);
        CHECK(add(name, 10, 0x1000000) != 0);
    }
    CHECK(add("more", 10, 0x1000000) == 0);
    CHECK(store_find(&store, "127") != NULL);
}
