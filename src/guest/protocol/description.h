/* Reads the description of a taskset. Pure. Unknown elements are ignored, as every guest does; what is missing counts as 0. */
#ifndef PROTOCOL_DESCRIPTION_H
#define PROTOCOL_DESCRIPTION_H

#include <stdbool.h>
#include <stddef.h>

#include "kernel/process.h"
#include "kernel/scheduler.h"
#include "loader/program_store.h"

struct task_description {
    struct timing timing;
    ticks_t execution_time; /* for admission control; 0: unknown */
    struct process_limits limits;
    unsigned processors; /* that it asks for, counted from the first */
    char program[PROGRAM_NAME_SIZE];
    char argument[ARGUMENT_SIZE];
};

struct taskset_description {
    unsigned tasks;
    ticks_t duration; /* NEVER: every task has as many jobs as it says */
    bool trace_schedule;
    struct task_description task[MAX_TASKS];
};

/* Null, or the name of the element that is wrong; the tasks before it have been read. */
const char *description_read(const char *text, size_t size, struct taskset_description *taskset);

#endif
