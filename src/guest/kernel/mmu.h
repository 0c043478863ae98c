/* The translation tables: the kernel's, one to one with physical memory and for privileged code only, and the entries for programs. */
#ifndef KERNEL_MMU_H
#define KERNEL_MMU_H

#include <stdint.h>

#define PAGE_SIZE 4096u
#define TABLE_ENTRIES 4096u         /* of the first level: one for each MB */
#define SECTION_SHIFT 20
#define SECOND_LEVEL_ENTRIES 256u   /* of the second level: one for each page of a MB */

enum page_access { PAGE_NONE, PAGE_READ_WRITE, PAGE_READ_ONLY, PAGE_EXECUTABLE };

void mmu_init(void);
void mmu_copy_kernel_entries(uint32_t table[TABLE_ENTRIES]);

/* Makes a table and its address space number current. Programs' entries are tagged with the number, the kernel's with none. */
void mmu_activate(const uint32_t *table, uint32_t number);
void mmu_forget(uint32_t number); /* drops what the processor has cached of an address space */

uint32_t mmu_second_level(uint32_t physical);              /* a first-level entry that points to a second-level table */
uint32_t mmu_page(uint32_t physical, enum page_access access); /* a second-level entry */

static inline uint32_t mmu_page_address(uint32_t entry)
{
    return entry & ~(PAGE_SIZE - 1);
}

/* An entry without access is not mapped, but remembers its page. */
static inline int mmu_page_is_mapped(uint32_t entry)
{
    return (entry & 3) != 0;
}

#endif
