/* Greets the console. */
#include "program.h"

int job(const char *argument)
{
    static const char greeting[] = "hey";

    (void)argument;
    log_line(greeting, sizeof greeting - 1);
    return 0;
}
