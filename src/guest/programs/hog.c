/* Allocates as many bytes as its argument says, 16 KiB at a time, and uses them. */
#include "program.h"

#define PIECE (16u * 1024)

int job(const char *argument)
{
    uint32_t wanted = number(argument);

    for (uint32_t got = 0; got < wanted; got += PIECE)
        *(volatile uint32_t *)allocate(PIECE) = got;
    return 0;
}
