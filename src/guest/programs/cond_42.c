/* Returns at once if its argument is 42, and else counts up to it first: a job whose execution time hangs on its input. */
#include "program.h"

int job(const char *argument)
{
    uint32_t limit = number(argument);

    if (limit != 42)
        for (volatile uint32_t i = 0; i < limit; i++)
            ;
    return 0;
}
