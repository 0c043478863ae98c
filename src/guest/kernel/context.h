/* What a thread needs to go on after it lost the processor. trap.S knows this layout. */
#ifndef KERNEL_CONTEXT_H
#define KERNEL_CONTEXT_H

#include <stdint.h>

struct context {
    uint64_t d[32];
    uint32_t fpscr;
    uint32_t unused;
    uint32_t r[15]; /* r13 and r14 are those of user and system mode */
    uint32_t pc;
    uint32_t cpsr;
};

#define CPSR_SYSTEM 0x1fu
#define CPSR_THUMB (1u << 5)

enum trap { TRAP_INTERRUPT, TRAP_CALL, TRAP_UNDEFINED, TRAP_PREFETCH_ABORT, TRAP_DATA_ABORT };

/* Leaves the kernel for the first time. */
void context_enter(struct context *context) __attribute__((noreturn));

/* Leaves a job's preparation for its program: user mode, all registers cleared but these. */
void context_enter_program(uint32_t entry, uint32_t stack, uint32_t argument) __attribute__((noreturn));

#endif
