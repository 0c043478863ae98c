#include "loader/program_store.h"

#include <string.h>

#define PLACE_ALIGNMENT 4096u /* programs are mapped where they lie */

static uintptr_t align(uintptr_t address)
{
    return (address + PLACE_ALIGNMENT - 1) & ~(uintptr_t)(PLACE_ALIGNMENT - 1);
}

static uintptr_t end_of(const struct program_store *store, unsigned index)
{
    return align(store->program[index].begin + store->program[index].size);
}

void store_init(struct program_store *store, uintptr_t begin)
{
    memset(store, 0, sizeof *store);
    store->begin = store->end = align(begin);
}

uintptr_t store_find_room(const struct program_store *store, size_t size, uintptr_t limit)
{
    uintptr_t place = store->begin;

    if (store->programs == MAX_PROGRAMS)
        return 0;
    for (unsigned i = 0; i < store->programs; i++) {
        if (store->program[i].begin - place >= size)
            return place;
        place = end_of(store, i);
    }
    return limit > place && limit - place >= size ? place : 0;
}

void store_add(struct program_store *store, const char name[PROGRAM_NAME_SIZE], uintptr_t begin, size_t size)
{
    struct stored_program added = {.begin = begin, .size = size};
    unsigned at = 0;

    memcpy(added.name, name, PROGRAM_NAME_SIZE - 1);
    for (unsigned i = 0; i < store->programs; i++) {
        if (strcmp(store->program[i].name, added.name) == 0)
            store->program[i].name[0] = '\0';
        if (store->program[i].begin < begin)
            at = i + 1;
    }
    memmove(&store->program[at + 1], &store->program[at], (store->programs - at) * sizeof added);
    store->program[at] = added;
    store->programs++;
    store->end = end_of(store, store->programs - 1);
}

const struct stored_program *store_find(const struct program_store *store, const char *name)
{
    for (unsigned i = 0; i < store->programs; i++)
        if (name[0] != '\0' && strcmp(store->program[i].name, name) == 0)
            return &store->program[i];
    return NULL;
}

void store_forget_replaced(struct program_store *store)
{
    unsigned kept = 0;

    for (unsigned i = 0; i < store->programs; i++)
        if (store->program[i].name[0] != '\0')
            store->program[kept++] = store->program[i];
    store->programs = kept;
    store->end = kept > 0 ? end_of(store, kept - 1) : store->begin;
}
