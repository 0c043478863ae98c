/* Approximates pi by as many terms of Leibniz' series as its argument says. */
#include "program.h"

int job(const char *argument)
{
    uint32_t terms = number(argument);
    double sum = 0, sign = 1, divisor = 1;

    for (uint32_t i = 0; i < terms; i++) {
        sum += sign / divisor;
        sign = -sign;
        divisor += 2;
    }
    /* No terms, no claim; else the error of an alternating series is below its next term. */
    return terms == 0 || (4 * sum - 3.14159265358979 < 4 / divisor && 3.14159265358979 - 4 * sum < 4 / divisor) ? 0 : 1;
}
