#include "kernel/process.h"

#include <string.h>

#include "kernel/address_space.h"
#include "kernel/blocks.h"
#include "kernel/task_queue.h"

#define PREPARATION_STACK 1024
#define PAGES_PER_PIECE 8u

const struct elf_window program_window = {
    .begin = USER_PROGRAM,
    .end = USER_END - PAGE_SIZE,
    .max_stack = USER_STACK_TOP - USER_BEGIN - PAGE_SIZE,
    .page_size = PAGE_SIZE,
};

struct process {
    struct context context;
    const uint8_t *file;
    struct elf_image image;
    struct process_limits limits;
    char argument[ARGUMENT_SIZE] __attribute__((aligned(4)));
    uint32_t job;          /* that the context is of */
    uint32_t fixed_memory; /* variables and stack */
    uint32_t caps_used;
    uint32_t heap_begin, heap_end;
    uint32_t heap_goal;    /* beyond heap_end while an allocation goes on, which began at `allocation` */
    uint32_t allocation;
};

static struct process process[MAX_TASKS];
static uint64_t preparation_stack[MAX_TASKS][PREPARATION_STACK / sizeof(uint64_t)] __attribute__((section(".noinit")));

static uint32_t page_up(uint32_t address)
{
    return (address + PAGE_SIZE - 1) & ~(PAGE_SIZE - 1);
}

static uint32_t page_down(uint32_t address)
{
    return address & ~(PAGE_SIZE - 1);
}

static uint32_t stack_begin(const struct process *p)
{
    return USER_STACK_TOP - page_up(p->image.stack_size);
}

static bool map_segment(unsigned task, const struct process *p, const struct elf_segment *s)
{
    uint32_t begin = page_down(s->address), end = page_up(s->address + s->memory_size);
    uint32_t file = page_down((uint32_t)p->file + s->file_offset);

    for (uint32_t address = begin; address < end; address += PAGE_SIZE, file += PAGE_SIZE) {
        if (s->writable) {
            if (!space_provide(task, address, PAGE_READ_WRITE))
                return false;
            continue;
        }
        uint32_t *entry = space_page(task, address);
        if (entry == NULL)
            return false;
        *entry = mmu_page(file, s->executable ? PAGE_EXECUTABLE : PAGE_READ_ONLY);
    }
    return true;
}

static bool map_program(unsigned task, const struct process *p)
{
    for (unsigned i = 0; i < p->image.segments; i++)
        if (!map_segment(task, p, &p->image.segment[i]))
            return false;
    for (uint32_t address = stack_begin(p); address < USER_STACK_TOP; address += PAGE_SIZE)
        if (!space_provide(task, address, PAGE_READ_WRITE))
            return false;
    return true;
}

static void measure(struct process *p)
{
    uint32_t end = USER_PROGRAM;

    p->fixed_memory = page_up(p->image.stack_size);
    for (unsigned i = 0; i < p->image.segments; i++) {
        const struct elf_segment *s = &p->image.segment[i];
        uint32_t segment_end = page_up(s->address + s->memory_size);
        if (s->writable)
            p->fixed_memory += segment_end - page_down(s->address);
        if (segment_end > end)
            end = segment_end;
    }
    p->heap_begin = p->heap_end = p->heap_goal = end + PAGE_SIZE;
}

enum event_type process_load(unsigned task, const uint8_t *file, const struct elf_image *image, const char *argument,
                             struct process_limits limits, const char **reason)
{
    struct process *p = &process[task];

    p->file = file;
    p->image = *image;
    p->limits = limits;
    p->job = UINT32_MAX;
    strncpy(p->argument, argument, ARGUMENT_SIZE - 1);
    measure(p);
    if (limits.quota && p->fixed_memory > limits.quota) {
        *reason = "its variables and its stack alone need more memory than its quota";
        return EVENT_OUT_OF_QUOTA;
    }
    if (limits.caps && limits.caps < JOB_CAPS) {
        *reason = "a job needs 4 capabilities for itself";
        return EVENT_OUT_OF_CAPS;
    }
    space_reset(task);
    if (!map_program(task, p)) {
        *reason = "the machine's memory has run out; give it more (-m), or fewer and smaller tasks";
        return EVENT_EXIT_ERROR;
    }
    return EVENT_NONE;
}

static void copy(uint8_t *to, const uint8_t *from, uint32_t size)
{
    uint32_t blocks = ((uint32_t)to % 4 == 0 && (uint32_t)from % 4 == 0) ? size - size % BLOCK_SIZE : 0;

    block_copy(to, from, blocks);
    memcpy(to + blocks, from + blocks, size - blocks);
}

/* Runs as the job, in system mode with interrupts on. */
static void prepare(unsigned task)
{
    struct process *p = &process[task];

    space_withdraw(task, p->heap_begin, p->heap_end);
    p->heap_end = p->heap_goal = p->heap_begin;
    for (unsigned i = 0; i < p->image.segments; i++) {
        const struct elf_segment *s = &p->image.segment[i];
        if (!s->writable)
            continue;
        uint32_t begin = page_down(s->address), end = page_up(s->address + s->memory_size);
        block_clear((void *)begin, end - begin);
        copy((uint8_t *)s->address, p->file + s->file_offset, s->file_size);
    }
    block_clear((void *)stack_begin(p), USER_STACK_TOP - stack_begin(p));
    uint32_t argument = USER_STACK_TOP - ARGUMENT_SIZE;
    block_copy((void *)argument, p->argument, ARGUMENT_SIZE);
    context_enter_program(p->image.entry, argument, argument);
}

struct context *process_resume(unsigned task, uint32_t job)
{
    struct process *p = &process[task];

    if (p->job != job) {
        p->job = job;
        p->caps_used = JOB_CAPS;
        p->context.r[0] = task;
        p->context.r[13] = (uint32_t)(preparation_stack + task + 1);
        p->context.pc = (uint32_t)prepare & ~1u;
        p->context.cpsr = CPSR_SYSTEM | ((uint32_t)prepare & 1u ? CPSR_THUMB : 0);
    }
    space_activate(task);
    return &p->context;
}

bool process_executes(unsigned task, uint32_t job)
{
    return process[task].job == job;
}

static enum allocation begin_allocation(struct process *p, uint32_t bytes)
{
    uint64_t size = ((uint64_t)bytes + PAGE_SIZE - 1) / PAGE_SIZE * PAGE_SIZE;

    if (p->limits.caps && p->caps_used >= p->limits.caps)
        return ALLOCATION_OVER_CAPS;
    if (p->limits.quota && p->fixed_memory + (uint64_t)(p->heap_end - p->heap_begin) + size > p->limits.quota)
        return ALLOCATION_OVER_QUOTA;
    if (size > USER_END - p->heap_end)
        return ALLOCATION_NO_MEMORY;
    p->caps_used++;
    p->heap_goal = p->heap_end + (uint32_t)size;
    p->allocation = p->heap_end;
    return ALLOCATION_DONE;
}

enum allocation process_allocate(unsigned task, uint32_t bytes, uint32_t *address)
{
    struct process *p = &process[task];

    if (p->heap_end == p->heap_goal) {
        enum allocation refused = begin_allocation(p, bytes);
        if (refused != ALLOCATION_DONE)
            return refused;
    }
    for (unsigned pages = PAGES_PER_PIECE; p->heap_end != p->heap_goal; pages--) {
        if (pages == 0)
            return ALLOCATION_GOES_ON;
        if (!space_provide(task, p->heap_end, PAGE_READ_WRITE))
            return ALLOCATION_NO_MEMORY;
        block_clear((void *)p->heap_end, PAGE_SIZE);
        p->heap_end += PAGE_SIZE;
    }
    *address = p->allocation;
    return ALLOCATION_DONE;
}
