/* The memory that one task's program sees. Every program lies at the same addresses; what differs is which memory is there.
 *
 *   0xa0000000  nothing, so that a stack that overflows faults
 *   0xa0100000  below it the stack; from here the program as linked, then a page of nothing, then what it allocates
 *   0xb0000000  end */
#ifndef KERNEL_ADDRESS_SPACE_H
#define KERNEL_ADDRESS_SPACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel/mmu.h"

#define USER_BEGIN 0xa0000000u
#define USER_STACK_TOP 0xa0100000u
#define USER_PROGRAM USER_STACK_TOP
#define USER_END 0xb0000000u

void space_reset(unsigned task); /* nothing but the kernel is mapped */
void space_activate(unsigned task);

/* The entry of a page, whose memory for the table is taken if need be; null when memory has run out. */
uint32_t *space_page(unsigned task, uint32_t address);

/* Maps memory of its own at a page; the memory is kept for later jobs. False when memory has run out. */
bool space_provide(unsigned task, uint32_t address, enum page_access access);

/* Takes the access to a stretch of pages away, but keeps their memory for space_provide. */
void space_withdraw(unsigned task, uint32_t begin, uint32_t end);

/* Copies from the program's memory what lies there and is readable, and returns how much that was. */
size_t space_read(unsigned task, char *to, uint32_t from, size_t size);

#endif
