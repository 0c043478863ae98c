#include "drivers/interrupts.h"

#include "drivers/board.h"

#define ICCICR (GIC_CPU_BASE + 0x00)
#define ICCPMR (GIC_CPU_BASE + 0x04)
#define ICCIAR (GIC_CPU_BASE + 0x0c)
#define ICCEOIR (GIC_CPU_BASE + 0x10)
#define ICDDCR (GIC_DISTRIBUTOR_BASE + 0x000)
#define ICDISER (GIC_DISTRIBUTOR_BASE + 0x100)
#define ICDIPR (GIC_DISTRIBUTOR_BASE + 0x400)
#define ICDIPTR (GIC_DISTRIBUTOR_BASE + 0x800)

void interrupts_init(void)
{
    write32(ICDDCR, 1);
    write32(ICCPMR, 0xff);
    write32(ICCICR, 1);
}

void interrupts_enable(uint32_t irq)
{
    *(volatile uint8_t *)(ICDIPR + irq) = 0x80;
    if (irq >= 32) /* below are the processor's own, which cannot be routed */
        *(volatile uint8_t *)(ICDIPTR + irq) = 1;
    write32(ICDISER + 4 * (irq / 32), 1u << (irq % 32));
}

uint32_t interrupts_begin(void)
{
    return read32(ICCIAR);
}

void interrupts_end(uint32_t acknowledged)
{
    write32(ICCEOIR, acknowledged);
}
