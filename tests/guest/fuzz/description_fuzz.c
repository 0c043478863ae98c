/* The reader of descriptions, and with it those of XML and numbers. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "protocol/description.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct taskset_description taskset;

    (void)description_read((const char *)data, size, &taskset);
    if (taskset.tasks > MAX_TASKS)
        abort();
    for (unsigned i = 0; i < taskset.tasks; i++) {
        const struct task_description *t = &taskset.task[i];
        if (strnlen(t->argument, ARGUMENT_SIZE) == ARGUMENT_SIZE || strnlen(t->program, PROGRAM_NAME_SIZE) == PROGRAM_NAME_SIZE)
            abort();
        if (t->timing.priority > PRIORITY_EDF || t->processors == 0)
            abort();
    }
    return 0;
}
