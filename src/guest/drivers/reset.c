#include "drivers/reset.h"

#include "drivers/board.h"

#define SYS_LOCK (SYSTEM_REGISTERS + 0x20)
#define SYS_LOCK_KEY 0xa05fu
#define SYS_RESETCTL (SYSTEM_REGISTERS + 0x40)
#define RESETCTL_RESET (1u << 2)

void board_reset(void)
{
    write32(SYS_LOCK, SYS_LOCK_KEY);
    write32(SYS_RESETCTL, RESETCTL_RESET);
    for (;;)
        __asm__ volatile("wfi");
}
