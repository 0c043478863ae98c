#include "kernel/syscall.h"

#include "kernel/address_space.h"
#include "kernel/console.h"
#include "kernel/process.h"
#include "kernel/run.h"
#include "programs/program.h"

#define LOG_LINE_MAX 160

static void return_64(struct context *context, uint64_t value)
{
    context->r[0] = (uint32_t)value;
    context->r[1] = (uint32_t)(value >> 32);
}

static void call_log(const struct job_moment *moment, const struct context *context)
{
    char line[LOG_LINE_MAX];
    size_t size = context->r[1] < sizeof line ? context->r[1] : sizeof line;

    size = space_read(moment->task, line, context->r[0], size);
    for (size_t i = 0; i < size; i++)
        if (line[i] < ' ' || line[i] > '~')
            line[i] = '.'; /* a console line stays one line of ASCII, whatever a program says */
    console_printf("task %u: %S", moment->task, line, size);
}

/* The instruction that led here. */
static void run_again(struct context *context)
{
    context->pc -= (context->cpsr & CPSR_THUMB) ? 2 : 4;
}

static void call_allocate(const struct job_moment *moment, struct context *context)
{
    switch (process_allocate(moment->task, context->r[0], &context->r[0])) {
    case ALLOCATION_DONE:
        break;
    case ALLOCATION_GOES_ON:
        run_again(context);
        break;
    case ALLOCATION_OVER_QUOTA:
        run_end_job(moment, EVENT_OUT_OF_QUOTA);
        break;
    case ALLOCATION_OVER_CAPS:
        run_end_job(moment, EVENT_OUT_OF_CAPS);
        break;
    case ALLOCATION_NO_MEMORY:
        console_printf("task %u: the machine's memory has run out; give it more (-m), or fewer and smaller tasks", moment->task);
        run_end_job(moment, EVENT_EXIT_ERROR);
    }
}

void system_call(unsigned task, struct context *context, ticks_t now)
{
    struct job_moment moment;

    switch (run_job_moment(task, now, &moment)) {
    case MOMENT_NEVER:
        return;
    case MOMENT_LATER:
        run_again(context);
        return;
    case MOMENT_NOW:
        break;
    }
    switch (context->r[7]) {
    case CALL_EXIT:
        run_end_job(&moment, context->r[0] == 0 ? EVENT_EXIT : EVENT_EXIT_ERROR);
        break;
    case CALL_EXIT_AFTER:
        run_complete_after(&moment, context->r[0] * TICKS_PER_US);
        break;
    case CALL_TIME:
        return_64(context, moment.now / TICKS_PER_US);
        break;
    case CALL_PROCESSOR_TIME:
        return_64(context, run_consumed(&moment) * NS_PER_TICK);
        break;
    case CALL_LOG:
        call_log(&moment, context);
        break;
    case CALL_ALLOCATE:
        call_allocate(&moment, context);
        break;
    default:
        console_printf("task %u: there is no system call %u; was its program built for another guest?", task, (unsigned)context->r[7]);
        run_end_job(&moment, EVENT_EXIT_ERROR);
    }
}

void job_faulted(unsigned task, enum trap trap, struct context *context, ticks_t now)
{
    struct job_moment moment;
    uint32_t address;
    const char *what = "executed an undefined instruction";

    if (trap == TRAP_UNDEFINED)
        run_again(context); /* the processor stored where it would have gone on */
    address = context->pc;
    if (run_job_moment(task, now, &moment) != MOMENT_NOW)
        return; /* if later, it faults again */
    if (trap == TRAP_PREFETCH_ABORT)
        what = "jumped to memory that is not its own";
    if (trap == TRAP_DATA_ABORT) {
        what = "touched memory that is not its own, or wrote where it may not";
        __asm__ volatile("mrc p15, 0, %0, c6, c0, 0" : "=r"(address)); /* DFAR */
    }
    console_printf("task %u: %s: address 0x%x, at 0x%x", task, what, (unsigned)address, (unsigned)context->pc);
    run_end_job(&moment, EVENT_EXIT_ERROR);
}
