#include <stdbool.h>

#include "drivers/board.h"
#include "drivers/global_timer.h"
#include "drivers/interrupts.h"
#include "drivers/lan9118.h"
#include "kernel/context.h"
#include "kernel/event_log.h"
#include "kernel/latency.h"
#include "kernel/panic.h"
#include "kernel/process.h"
#include "kernel/run.h"
#include "kernel/syscall.h"
#include "kernel/threads.h"

#define SYSTEM (-2)
#define IDLE NO_TASK

static struct context system_context, idle_context;
static char system_stack[32768] __attribute__((section(".noinit"), aligned(8)));
static char idle_stack[64] __attribute__((section(".noinit"), aligned(8)));
static int current = SYSTEM;
static bool system_waits, system_wants_events;
static ticks_t system_wakes_at = NEVER;

struct context *trap(struct context *context, enum trap kind);

static void idle(void)
{
    for (;;)
        __asm__ volatile("wfi");
}

static void set_up(struct context *context, void (*function)(void), char *stack)
{
    context->pc = (uint32_t)function & ~1u;
    context->cpsr = CPSR_SYSTEM | ((uint32_t)function & 1u ? CPSR_THUMB : 0);
    context->r[13] = (uint32_t)stack;
}

void threads_start(void (*system)(void))
{
    set_up(&system_context, system, system_stack + sizeof system_stack);
    context_enter(&system_context);
}

void system_wait(ticks_t until, enum wait wait)
{
    register uint32_t low __asm__("r0") = (uint32_t)until;
    register uint32_t high __asm__("r1") = (uint32_t)(until >> 32);
    register uint32_t what __asm__("r2") = wait;

    __asm__ volatile("svc 0" : : "r"(low), "r"(high), "r"(what) : "memory");
}

static void interrupt(void)
{
    uint32_t acknowledged = interrupts_begin();

    if (interrupt_number(acknowledged) == GLOBAL_TIMER_IRQ) {
        timer_acknowledge();
    } else if (interrupt_number(acknowledged) == LAN9118_IRQ) {
        lan9118_interrupt_off();
        system_waits = false;
    }
    interrupts_end(acknowledged);
}

static void system_called(const struct context *context, ticks_t now)
{
    system_waits = true;
    system_wakes_at = (ticks_t)context->r[1] << 32 | context->r[0];
    system_wants_events = context->r[2] == WAIT_FRAME_OR_EVENT;
    if (context->r[2] == WAIT_RUN) {
        lan9118_interrupt_off();
        run_release_clock(now);
    } else {
        lan9118_interrupt_on(); /* at once, if a frame came since the last look */
    }
}

static void serve_thread(struct context *context, enum trap kind, ticks_t now)
{
    if (kind == TRAP_INTERRUPT)
        interrupt();
    else if (current >= 0 && kind == TRAP_CALL)
        system_call((unsigned)current, context, now);
    else if (current >= 0)
        job_faulted((unsigned)current, kind, context, now);
    else if (kind == TRAP_CALL)
        system_called(context, now);
    else
        panic_fault(kind, context->pc);
}

/* In virtual time nothing but the run decides here while the run's clock goes: a look at the network's state would take a branch that
 * the next run might not take. */
static int choose(uint32_t *job)
{
    if (!run_is_quiet() && !system_waits)
        return SYSTEM;
    return run_running_task(job);
}

static void wake_system(ticks_t now, bool was_quiet)
{
    if (run_is_quiet())
        return;
    if (was_quiet || now >= system_wakes_at || (system_wants_events && event_log_oldest() != NULL))
        system_waits = false;
}

static ticks_t next_alarm(void)
{
    ticks_t alarm = run_next_alarm();

    if (!run_is_quiet() && system_waits && system_wakes_at < alarm)
        alarm = system_wakes_at;
    return alarm;
}

static struct context *go_on_with(int thread, uint32_t job)
{
    if (thread == SYSTEM)
        return &system_context;
    if (thread == IDLE) {
        /* From its beginning, so that the number of instructions before it sleeps is always the same. */
        set_up(&idle_context, idle, idle_stack + sizeof idle_stack);
        return &idle_context;
    }
    return process_resume((unsigned)thread, job);
}

struct context *trap(struct context *context, enum trap kind)
{
    ticks_t now = timer_now();
    bool was_quiet = run_is_quiet();
    uint32_t job = 0;

    if (current == IDLE)
        now = run_wake(now);
    serve_thread(context, kind, now);
    run_advance(now);
    wake_system(now, was_quiet);
    timer_alarm(next_alarm());

    current = choose(&job);
    context = go_on_with(current, job);
    if (was_quiet)
        latency_note(timer_now() - now);
    return context;
}
