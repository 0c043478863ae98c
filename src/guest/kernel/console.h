/* The console's lines. They wait in memory and go out only when the system thread flushes them: never in a run whose times must not depend
 * on them, and never at a task's expense. */
#ifndef KERNEL_CONSOLE_H
#define KERNEL_CONSOLE_H

/* A line, in the language of kernel/format.h; the line break is added. */
void console_printf(const char *format, ...);
void console_flush(void);

#endif
