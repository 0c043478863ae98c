/* The programs that were sent to this machine, by name. They stay until the next reset. Pure: where the files lie is arithmetic. */
#ifndef LOADER_PROGRAM_STORE_H
#define LOADER_PROGRAM_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PROGRAM_NAME_SIZE 16
#define MAX_PROGRAMS 128

struct stored_program {
    char name[PROGRAM_NAME_SIZE]; /* NUL-terminated; empty: replaced by a later one, but maybe still in use by a run */
    uintptr_t begin;
    size_t size;
};

struct program_store {
    uintptr_t begin, end; /* end: behind the last file */
    unsigned programs;
    struct stored_program program[MAX_PROGRAMS]; /* by address */
};

void store_init(struct program_store *store, uintptr_t begin);

/* Room for a file below `limit`, or 0 when there is none. The file is not in the store before store_add. */
uintptr_t store_find_room(const struct program_store *store, size_t size, uintptr_t limit);

/* Adds a file at a place that store_find_room gave. One of the same name before it is no longer found. */
void store_add(struct program_store *store, const char name[PROGRAM_NAME_SIZE], uintptr_t begin, size_t size);

const struct stored_program *store_find(const struct program_store *store, const char *name);

/* Forgets the files that were replaced; call it only when no run uses them. */
void store_forget_replaced(struct program_store *store);

#endif
