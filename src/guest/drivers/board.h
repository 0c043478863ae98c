/* The RealView Platform Baseboard Explore for Cortex-A9, as QEMU's realview-pbx-a9 models it. */
#ifndef DRIVERS_BOARD_H
#define DRIVERS_BOARD_H

#include <stdint.h>

#define RAM_LOW_BASE 0x00000000u  /* the first 256 MB of RAM, where the kernel is linked */
#define RAM_BASE 0x70000000u      /* the same RAM again, up to 512 MB of it in one piece */
#define RAM_MAX 0x20000000u
#define SYSTEM_REGISTERS 0x10000000u
#define UART0_BASE 0x10009000u
#define GIC_CPU_BASE 0x1f000100u
#define GLOBAL_TIMER_BASE 0x1f000200u
#define GIC_DISTRIBUTOR_BASE 0x1f001000u
#define LAN9118_BASE 0x4e000000u

#define GLOBAL_TIMER_IRQ 27u
#define LAN9118_IRQ 60u

static inline uint32_t read32(uint32_t address)
{
    return *(volatile uint32_t *)address;
}

static inline void write32(uint32_t address, uint32_t value)
{
    *(volatile uint32_t *)address = value;
}

#endif
