/* The generic interrupt controller. */
#ifndef DRIVERS_INTERRUPTS_H
#define DRIVERS_INTERRUPTS_H

#include <stdint.h>

void interrupts_init(void);
void interrupts_enable(uint32_t irq); /* delivers it to this processor */

/* The interrupt that is pending now; interrupts_end must be given what this returned. */
uint32_t interrupts_begin(void);
void interrupts_end(uint32_t acknowledged);

static inline uint32_t interrupt_number(uint32_t acknowledged)
{
    return acknowledged & 0x3ff;
}

#endif
