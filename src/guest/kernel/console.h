/* The console's lines. They wait in memory and go out only when the system thread flushes them: never in a run whose times must not depend
 * on them, and never at a task's expense. */
#ifndef KERNEL_CONSOLE_H
#define KERNEL_CONSOLE_H

#include <stdarg.h>
#include <stddef.h>

/* A line; the line break is added. Knows %s %c %u %d %x, and %S for a char pointer and a size_t. */
void console_printf(const char *format, ...);
void console_flush(void);

#endif
