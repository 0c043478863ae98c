/* Copies and clears memory in blocks of 128 bytes, a block an instruction: preparing a program for its next job costs little processor
 * time. The size must be a multiple of the block, the addresses word-aligned. Clobbers the floating-point registers. */
#ifndef KERNEL_BLOCKS_H
#define KERNEL_BLOCKS_H

#include <stddef.h>

#define BLOCK_SIZE 128u

void block_clear(void *to, size_t size);
void block_copy(void *to, const void *from, size_t size);

#endif
