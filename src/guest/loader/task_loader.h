/* From the description of a task and the programs that were sent, to a process that is ready to execute jobs. */
#ifndef LOADER_TASK_LOADER_H
#define LOADER_TASK_LOADER_H

#include "kernel/event.h"
#include "loader/program_store.h"
#include "protocol/description.h"

/* EVENT_NONE, or how the task's jobs end since it cannot run; the console says why. */
enum event_type load_task(unsigned task, const struct task_description *description, const struct program_store *store);

#endif
