#include "kernel/panic.h"

#include "kernel/console.h"

void panic(const char *reason)
{
    console_printf("kernel panic: %s; reset the machine, and please report this line as a defect of the guest", reason);
    console_flush();
    for (;;)
        __asm__ volatile("cpsid if\n\twfi");
}

void panic_fault(uint32_t trap, uint32_t pc)
{
    uint32_t address, status;

    __asm__ volatile("mrc p15, 0, %0, c6, c0, 0" : "=r"(address));
    __asm__ volatile("mrc p15, 0, %0, c5, c0, 0" : "=r"(status));
    console_printf("fault %u near 0x%x, data address 0x%x, status 0x%x", (unsigned)trap, (unsigned)pc, (unsigned)address, (unsigned)status);
    panic("the kernel faulted");
}
