/* printf for a kernel: %s %c %u %d %x, %U for uint64_t, and %S for a char pointer and a size_t. */
#ifndef KERNEL_FORMAT_H
#define KERNEL_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

/* Writes at most `room` characters and no NUL; returns how many. What does not fit is cut off. */
size_t format_list(char *to, size_t room, const char *format, va_list arguments);
size_t format(char *to, size_t room, const char *format, ...);

#endif
