#include "kernel/mmu.h"

#include <string.h>

#include "drivers/board.h"
#include "kernel/blocks.h"

/* First level, short descriptors */
#define SECTION 2u
#define SECTION_XN (1u << 4)
#define SECTION_DEVICE (1u << 2)
#define SECTION_WRITE_BACK (1u << 12 | 1u << 3 | 1u << 2)
#define SECTION_PRIVILEGED (1u << 10)
#define POINTER 1u

/* Second level */
#define SMALL_PAGE 2u
#define PAGE_XN (1u << 0)
#define PAGE_WRITE_BACK (1u << 6 | 1u << 3 | 1u << 2)
#define PAGE_USER (3u << 4)
#define PAGE_NO_WRITE (1u << 9)
#define PAGE_NOT_GLOBAL (1u << 11)

#define TTBR_WRITE_BACK 0x4au
#define DACR_DOMAIN_0_CLIENT 1u
#define SCTLR_MMU (1u << 0)
#define SCTLR_ALIGNMENT_CHECK (1u << 1)
#define SCTLR_DATA_CACHE (1u << 2)
#define SCTLR_BRANCH_PREDICTION (1u << 11)
#define SCTLR_INSTRUCTION_CACHE (1u << 12)

static uint32_t kernel_table[TABLE_ENTRIES] __attribute__((section(".noinit.tables"), aligned(16384)));

static int is_ram(uint32_t address)
{
    return address < SYSTEM_REGISTERS || (address >= RAM_BASE && address < RAM_BASE + RAM_MAX);
}

static int is_device(uint32_t address)
{
    return (address >= SYSTEM_REGISTERS && address < 0x20000000u) || address >> SECTION_SHIFT == LAN9118_BASE >> SECTION_SHIFT;
}

void mmu_init(void)
{
    uint32_t control;

    for (uint32_t i = 0; i < TABLE_ENTRIES; i++) {
        uint32_t address = i << SECTION_SHIFT;
        if (is_ram(address))
            kernel_table[i] = address | SECTION | SECTION_PRIVILEGED | SECTION_WRITE_BACK;
        else if (is_device(address))
            kernel_table[i] = address | SECTION | SECTION_PRIVILEGED | SECTION_DEVICE | SECTION_XN;
        else
            kernel_table[i] = 0;
    }
    __asm__ volatile("mcr p15, 0, %0, c2, c0, 2\n\t"  /* TTBCR: TTBR0 translates everything */
                     "mcr p15, 0, %1, c3, c0, 0\n\t"  /* DACR */
                     "mcr p15, 0, %2, c2, c0, 0\n\t"  /* TTBR0 */
                     "mcr p15, 0, %0, c13, c0, 1\n\t" /* CONTEXTIDR */
                     "mcr p15, 0, %0, c8, c7, 0\n\t"  /* TLBIALL */
                     "mcr p15, 0, %0, c7, c5, 0\n\t"  /* ICIALLU */
                     "dsb\n\tisb"
                     :
                     : "r"(0), "r"(DACR_DOMAIN_0_CLIENT), "r"((uint32_t)kernel_table | TTBR_WRITE_BACK)
                     : "memory");
    __asm__ volatile("mrc p15, 0, %0, c1, c0, 0" : "=r"(control));
    control |= SCTLR_MMU | SCTLR_DATA_CACHE | SCTLR_BRANCH_PREDICTION | SCTLR_INSTRUCTION_CACHE;
    control &= ~SCTLR_ALIGNMENT_CHECK;
    __asm__ volatile("mcr p15, 0, %0, c1, c0, 0\n\tisb" : : "r"(control) : "memory");
}

void mmu_copy_kernel_entries(uint32_t table[TABLE_ENTRIES])
{
    block_copy(table, kernel_table, sizeof kernel_table);
}

void mmu_activate(const uint32_t *table, uint32_t number)
{
    /* By way of the kernel's table, which has no entry that the old or the new number could be tagged to by mistake. */
    __asm__ volatile("mcr p15, 0, %0, c2, c0, 0\n\tisb\n\t"
                     "mcr p15, 0, %1, c13, c0, 1\n\tisb\n\t"
                     "mcr p15, 0, %2, c2, c0, 0\n\tisb"
                     :
                     : "r"((uint32_t)kernel_table | TTBR_WRITE_BACK), "r"(number), "r"((uint32_t)table | TTBR_WRITE_BACK)
                     : "memory");
}

void mmu_forget(uint32_t number)
{
    __asm__ volatile("dsb\n\tmcr p15, 0, %0, c8, c7, 2\n\tdsb\n\tisb" : : "r"(number) : "memory");
}

uint32_t mmu_second_level(uint32_t physical)
{
    return physical | POINTER;
}

uint32_t mmu_page(uint32_t physical, enum page_access access)
{
    const uint32_t mapped = physical | SMALL_PAGE | PAGE_WRITE_BACK | PAGE_USER | PAGE_NOT_GLOBAL;

    switch (access) {
    case PAGE_READ_WRITE:
        return mapped | PAGE_XN;
    case PAGE_READ_ONLY:
        return mapped | PAGE_XN | PAGE_NO_WRITE;
    case PAGE_EXECUTABLE:
        return mapped | PAGE_NO_WRITE;
    default:
        return physical;
    }
}
