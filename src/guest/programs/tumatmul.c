/* Counts the primes up to its argument with the sieve of Eratosthenes. */
#include "program.h"

int job(const char *argument)
{
    uint32_t limit = number(argument);
    uint8_t *composite = allocate(limit + 1);
    volatile uint32_t primes = 0; /* so that the compiler keeps the work */

    for (uint32_t i = 2; i <= limit; i++) {
        if (composite[i])
            continue;
        primes++;
        for (uint64_t multiple = (uint64_t)i * i; multiple <= limit; multiple += i)
            composite[multiple] = 1;
    }
    return 0;
}
