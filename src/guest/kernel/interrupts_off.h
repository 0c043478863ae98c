/* A stretch of the system thread's code that nothing interrupts. */
#ifndef KERNEL_INTERRUPTS_OFF_H
#define KERNEL_INTERRUPTS_OFF_H

#include <stdint.h>

static inline uint32_t interrupts_off(void)
{
    uint32_t state;

    __asm__ volatile("mrs %0, cpsr\n\tcpsid i" : "=r"(state) : : "memory");
    return state;
}

static inline void interrupts_restore(uint32_t state)
{
    __asm__ volatile("msr cpsr_c, %0" : : "r"(state) : "memory");
}

#endif
