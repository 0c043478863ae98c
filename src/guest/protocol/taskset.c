#include "protocol/taskset.h"

#include <string.h>

#include "kernel/console.h"
#include "kernel/interrupts_off.h"
#include "kernel/pages.h"
#include "kernel/run.h"
#include "loader/program_store.h"
#include "loader/task_loader.h"
#include "protocol/admission_control.h"
#include "protocol/description.h"

#define TEXT_MAX (1024u * 1024)

static uint8_t text[TEXT_MAX] __attribute__((section(".noinit")));
static struct taskset_description taskset __attribute__((section(".noinit")));
static struct program_store store;
static bool admission;

void taskset_clear(void)
{
    taskset.tasks = 0;
    admission = false;
}

uint8_t *taskset_text_begins(uint32_t size)
{
    if (size <= TEXT_MAX)
        return text;
    console_printf("client: a description of %u bytes is skipped, since more than %u are not taken", (unsigned)size, TEXT_MAX);
    return NULL;
}

void taskset_describe(const char *description, uint32_t size)
{
    const char *wrong = description_read(description, size, &taskset);

    if (wrong == NULL)
        return;
    console_printf("client: the description of task %u is refused with the whole taskset; wrong element: %s", taskset.tasks, wrong);
    taskset.tasks = 0;
}

uint8_t *taskset_binary_begins(const char *name, uint32_t size)
{
    uint32_t state;
    uintptr_t place;

    if (store.begin == 0)
        store_init(&store, files_begin());
    if (!run_exists())
        store_forget_replaced(&store);
    state = interrupts_off(); /* a job in real time may be taking pages */
    place = store_find_room(&store, size, files_limit());
    if (place != 0)
        files_reserve(place + size > store.end ? place + size : store.end);
    interrupts_restore(state);
    if (place == 0)
        console_printf("client: there is no room for program \"%s\" of %u bytes; give the machine more memory (-m), or reset it to drop"
                       " earlier programs",
                       name, (unsigned)size);
    return (uint8_t *)place;
}

void taskset_binary_ended(const char *name, const uint8_t *file, uint32_t size)
{
    store_add(&store, name, (uintptr_t)file, size);
}

void taskset_optimize(void)
{
    admission = true;
}

static bool needs_more_processors(void)
{
    for (unsigned i = 0; i < taskset.tasks; i++)
        if (taskset.task[i].processors > 1) {
            console_printf("task %u: it asks for %u processors and this guest has one, so no job of the taskset can run; set <cores> to 1"
                           " and <coreoffset> to 0",
                           i, taskset.task[i].processors);
            return true;
        }
    return false;
}

static enum event_type refusal_of(unsigned task, bool admitted)
{
    if (admitted)
        return load_task(task, &taskset.task[task], &store);
    console_printf("task %u: admission control refuses it: the processor demand up to a deadline would exceed the time until then", task);
    return EVENT_NOT_SCHEDULED;
}

void taskset_start(void)
{
    static struct timing timing[MAX_TASKS];
    bool refused = needs_more_processors();
    bool admitted[MAX_TASKS];

    if (taskset.tasks == 0)
        console_printf("client: START without a description; send SEND_DESCS before");
    memset(admitted, true, sizeof admitted);
    if (admission)
        admission_control(&taskset, admitted);
    store_forget_replaced(&store);
    files_reserve(store.end);
    pages_release_all();
    for (unsigned i = 0; i < taskset.tasks; i++) {
        timing[i] = taskset.task[i].timing;
        timing[i].refusal = (uint8_t)(refused ? EVENT_EXIT_ERROR : refusal_of(i, admitted[i]));
    }
    run_start(timing, taskset.tasks, taskset.duration, taskset.trace_schedule);
}
