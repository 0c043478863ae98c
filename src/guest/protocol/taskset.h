/* The taskset that the client described, the programs it sent, and how the two become a run. */
#ifndef PROTOCOL_TASKSET_H
#define PROTOCOL_TASKSET_H

#include <stdint.h>

void taskset_clear(void); /* forgets the description and OPTIMIZE, keeps programs */

/* Where a description or a program is to be written, or null when there is no room for it; then the console says so. */
uint8_t *taskset_text_begins(uint32_t size);
uint8_t *taskset_binary_begins(const char *name, uint32_t size);

void taskset_describe(const char *text, uint32_t size);
void taskset_binary_ended(const char *name, const uint8_t *file, uint32_t size);
void taskset_optimize(void); /* switches admission control on */
void taskset_start(void);

#endif
