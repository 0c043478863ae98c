/* Where the kernel enters a program. */
#include "program.h"

void start(const char *argument) __attribute__((noreturn));

void start(const char *argument)
{
    job_exit(job(argument));
}
