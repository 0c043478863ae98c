/* Says hello to the console, whatever its argument. */
#include "program.h"

int job(const char *argument)
{
    static const char greeting[] = "namaste";

    (void)argument;
    log_line(greeting, sizeof greeting - 1);
    return 0;
}
