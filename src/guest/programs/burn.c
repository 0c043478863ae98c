/* Uses the processor for exactly as many microseconds as its argument says. */
#include "program.h"

int job(const char *argument)
{
    job_exit_after(number(argument));
}
