#include "kernel/pages.h"

#include <stdbool.h>

#include "drivers/board.h"
#include "kernel/mmu.h"

#define PROBE_STEP (32u << 20)

extern char __image_end[];

static uint32_t begin, end, lowest_taken, files_end;

/* Where there is no RAM, this board reads zeros. */
static bool has_ram(uint32_t address)
{
    volatile uint32_t *word = (volatile uint32_t *)address;
    uint32_t before = *word;

    *word = 0x5ca1ab1e;
    bool kept = *word == 0x5ca1ab1e;
    *word = before;
    return kept;
}

void pages_init(void)
{
    begin = files_end = RAM_BASE + ((uint32_t)__image_end - RAM_LOW_BASE);
    end = RAM_BASE + PROBE_STEP;
    while (end < RAM_BASE + RAM_MAX && has_ram(end + PROBE_STEP - sizeof(uint32_t)))
        end += PROBE_STEP;
    pages_release_all();
}

void pages_release_all(void)
{
    lowest_taken = end;
}

uint32_t page_take(void)
{
    if (lowest_taken - files_end < PAGE_SIZE)
        return 0;
    lowest_taken -= PAGE_SIZE;
    return lowest_taken;
}

uint32_t files_begin(void)
{
    return begin;
}

uint32_t files_limit(void)
{
    return lowest_taken;
}

void files_reserve(uint32_t reserved_end)
{
    files_end = reserved_end;
}
