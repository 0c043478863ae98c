/* A task's program as its jobs execute it: its memory, its quotas and its registers.
 *
 * Each job starts from the program as it was sent. Code and constants are mapped from the file where it lies; variables are copied and the
 * stack is cleared by the job itself, before it enters user mode: at its own priority, preemptible, and on its own account. */
#ifndef KERNEL_PROCESS_H
#define KERNEL_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel/context.h"
#include "kernel/event.h"
#include "loader/elf.h"

#define ARGUMENT_SIZE 256

/* A job holds these capabilities from its start: its address space, its thread, its program and its console. */
#define JOB_CAPS 4u

extern const struct elf_window program_window;

struct process_limits {
    uint64_t quota; /* bytes of variables, stack and allocated memory; 0: none */
    uint32_t caps;  /* 0: no limit. A job starts with JOB_CAPS, and each allocation takes one */
};

/* Prepares a task's address space. EVENT_NONE, or how its jobs end since it cannot run; then *reason says why. */
enum event_type process_load(unsigned task, const uint8_t *file, const struct elf_image *image, const char *argument,
                             struct process_limits limits, const char **reason);

/* The registers to go on with. The first time for a job, they lead to its preparation. */
struct context *process_resume(unsigned task, uint32_t job);

/* True if the task executes this job, so that what it asks for is this job's wish. */
bool process_executes(unsigned task, uint32_t job);

enum allocation { ALLOCATION_DONE, ALLOCATION_GOES_ON, ALLOCATION_OVER_QUOTA, ALLOCATION_OVER_CAPS, ALLOCATION_NO_MEMORY };

/* A piece of an allocation, short enough to do with interrupts off. While it goes on, ask again. */
enum allocation process_allocate(unsigned task, uint32_t bytes, uint32_t *address);

#endif
