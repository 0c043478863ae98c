#include "kernel/address_space.h"

#include <string.h>

#include "kernel/blocks.h"
#include "kernel/pages.h"
#include "kernel/task_queue.h"

#define TABLES_PER_PAGE (PAGE_SIZE / (SECOND_LEVEL_ENTRIES * sizeof(uint32_t)))
#define TABLE_SIZE (SECOND_LEVEL_ENTRIES * sizeof(uint32_t))

static uint32_t tables[MAX_TASKS][TABLE_ENTRIES] __attribute__((section(".noinit.tables"), aligned(16384)));

/* Number 0 is the kernel's, from its start. */
static uint32_t number(unsigned task)
{
    return task + 1;
}

void space_reset(unsigned task)
{
    mmu_copy_kernel_entries(tables[task]);
    mmu_forget(number(task));
}

void space_activate(unsigned task)
{
    mmu_activate(tables[task], number(task));
}

static uint32_t *second_level(unsigned task, uint32_t address)
{
    return (uint32_t *)(tables[task][address >> SECTION_SHIFT] & ~(TABLE_SIZE - 1));
}

uint32_t *space_page(unsigned task, uint32_t address)
{
    uint32_t first = address >> SECTION_SHIFT & ~(TABLES_PER_PAGE - 1u);

    if (tables[task][first] == 0) {
        uint32_t page = page_take();
        if (page == 0)
            return NULL;
        block_clear((void *)page, PAGE_SIZE);
        for (uint32_t i = 0; i < TABLES_PER_PAGE; i++)
            tables[task][first + i] = mmu_second_level(page + i * TABLE_SIZE);
    }
    return &second_level(task, address)[address / PAGE_SIZE % SECOND_LEVEL_ENTRIES];
}

bool space_provide(unsigned task, uint32_t address, enum page_access access)
{
    uint32_t *entry = space_page(task, address);

    if (entry == NULL)
        return false;
    uint32_t physical = mmu_page_address(*entry);
    if (physical == 0)
        physical = page_take();
    if (physical == 0)
        return false;
    *entry = mmu_page(physical, access);
    return true;
}

void space_withdraw(unsigned task, uint32_t begin, uint32_t end)
{
    for (uint32_t address = begin; address < end; address += PAGE_SIZE) {
        uint32_t *entry = space_page(task, address);
        *entry = mmu_page(mmu_page_address(*entry), PAGE_NONE);
    }
    mmu_forget(number(task));
}

size_t space_read(unsigned task, char *to, uint32_t from, size_t size)
{
    size_t done = 0;

    while (done < size) {
        uint32_t address = from + done;
        if (address < USER_BEGIN || address >= USER_END || tables[task][address >> SECTION_SHIFT] == 0)
            break;
        uint32_t entry = second_level(task, address)[address / PAGE_SIZE % SECOND_LEVEL_ENTRIES];
        if (!mmu_page_is_mapped(entry))
            break;
        size_t chunk = PAGE_SIZE - address % PAGE_SIZE;
        if (chunk > size - done)
            chunk = size - done;
        memcpy(to + done, (const char *)mmu_page_address(entry) + address % PAGE_SIZE, chunk);
        done += chunk;
    }
    return done;
}
