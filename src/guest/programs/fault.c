/* Does what a program must not do. The argument says what: 0 writes to memory that is not its own, 1 jumps there, 2 executes an undefined
 * instruction, 3 overflows its stack, 4 writes to the kernel, 5 returns an error. */
#include "program.h"

#define NOWHERE 0x90000000u
#define KERNEL 0x00010000u

static int overflow(volatile int *depth)
{
    volatile int deeper = *depth + 1;

    return deeper < 0 ? 0 : overflow(&deeper) + *depth;
}

int job(const char *argument)
{
    volatile int depth = 0;

    switch (number(argument)) {
    case 0:
        *(volatile uint32_t *)NOWHERE = 1;
        break;
    case 1:
        ((void (*)(void))NOWHERE)();
        break;
    case 2:
        __asm__ volatile("udf #0");
        break;
    case 3:
        overflow(&depth);
        break;
    case 4:
        *(volatile uint32_t *)KERNEL = 1;
        break;
    }
    return 1;
}
