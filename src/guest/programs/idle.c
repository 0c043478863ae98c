/* Keeps the processor and does nothing with it. Its job never ends by itself, only by a kill. */
#include "program.h"

int job(const char *argument)
{
    (void)argument;
    spin();
}
