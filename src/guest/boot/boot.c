#include "boot/parameters.h"
#include "drivers/board.h"
#include "drivers/global_timer.h"
#include "drivers/interrupts.h"
#include "drivers/uart.h"
#include "kernel/console.h"
#include "kernel/mmu.h"
#include "kernel/pages.h"
#include "kernel/run.h"
#include "kernel/threads.h"
#include "protocol/server.h"

void boot(void) __attribute__((noreturn));

void boot(void)
{
    uint32_t batch_period_ms = boot_parameters()->batch_period_ms;

    mmu_init();
    uart_init();
    timer_init();
    interrupts_init();
    interrupts_enable(GLOBAL_TIMER_IRQ);
    pages_init();
    run_init(batch_period_ms * TICKS_PER_MS);
    if (batch_period_ms)
        console_printf("reference guest 1.0 (Distributor.Experiments): virtual time, batches every %u ms", (unsigned)batch_period_ms);
    else
        console_printf("reference guest 1.0 (Distributor.Experiments): real time");
    threads_start(serve);
}
