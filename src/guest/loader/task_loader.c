#include "loader/task_loader.h"

#include "kernel/console.h"
#include "kernel/process.h"
#include "loader/elf.h"

enum event_type load_task(unsigned task, const struct task_description *description, const struct program_store *store)
{
    const struct stored_program *program = store_find(store, description->program);
    struct elf_image image;
    const char *reason;

    if (program == NULL) {
        console_printf("task %u: no program \"%s\" was sent to this machine since its boot; send it with SEND_BINARIES", task,
                       description->program);
        return EVENT_EXIT_ERROR;
    }
    reason = elf_read((const void *)program->begin, program->size, &program_window, &image);
    if (reason) {
        console_printf("task %u: program \"%s\" cannot run: %s", task, description->program, reason);
        return EVENT_EXIT_ERROR;
    }
    enum event_type refusal =
        process_load(task, (const uint8_t *)program->begin, &image, description->argument, description->limits, &reason);
    if (refusal != EVENT_NONE)
        console_printf("task %u: program \"%s\" cannot run: %s", task, description->program, reason);
    return refusal;
}
