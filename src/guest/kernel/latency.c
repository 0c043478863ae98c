#include "kernel/latency.h"

static ticks_t longest;

void latency_reset(void)
{
    longest = 0;
}

void latency_note(ticks_t stay)
{
    if (stay > longest)
        longest = stay;
}

ticks_t latency_longest(void)
{
    return longest;
}
