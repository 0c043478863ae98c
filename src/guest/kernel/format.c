#include "kernel/format.h"

#include <stdint.h>
#include <string.h>

struct output {
    char *to;
    size_t length, room;
};

static void put(struct output *out, const char *from, size_t size)
{
    if (size > out->room - out->length)
        size = out->room - out->length;
    memcpy(out->to + out->length, from, size);
    out->length += size;
}

static void put_hexadecimal(struct output *out, uint32_t value)
{
    char digits[8];
    size_t first = sizeof digits;

    do {
        digits[--first] = "0123456789abcdef"[value & 15];
        value >>= 4;
    } while (value > 0);
    put(out, digits + first, sizeof digits - first);
}

/* The processor cannot divide, so 64 bits are divided only while they are needed. */
static void put_decimal(struct output *out, uint64_t value)
{
    char digits[20];
    size_t first = sizeof digits;

    for (; value > UINT32_MAX; value /= 10)
        digits[--first] = (char)('0' + value % 10);
    uint32_t rest = (uint32_t)value;
    do {
        digits[--first] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    put(out, digits + first, sizeof digits - first);
}

size_t format_list(char *to, size_t room, const char *format, va_list arguments)
{
    struct output out = {to, 0, room};

    for (; *format; format++) {
        if (*format != '%') {
            put(&out, format, 1);
            continue;
        }
        switch (*++format) {
        case 's': {
            const char *text = va_arg(arguments, const char *);
            put(&out, text, strlen(text));
            break;
        }
        case 'S': {
            const char *text = va_arg(arguments, const char *);
            put(&out, text, va_arg(arguments, size_t));
            break;
        }
        case 'c': {
            char c = (char)va_arg(arguments, int);
            put(&out, &c, 1);
            break;
        }
        case 'u':
            put_decimal(&out, va_arg(arguments, unsigned));
            break;
        case 'U':
            put_decimal(&out, va_arg(arguments, uint64_t));
            break;
        case 'x':
            put_hexadecimal(&out, va_arg(arguments, unsigned));
            break;
        case 'd': {
            int value = va_arg(arguments, int);
            if (value < 0)
                put(&out, "-", 1);
            put_decimal(&out, value < 0 ? 0u - (unsigned)value : (unsigned)value);
            break;
        }
        default:
            put(&out, format, 1);
        }
    }
    return out.length;
}

size_t format(char *to, size_t room, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    size_t length = format_list(to, room, format, arguments);
    va_end(arguments);
    return length;
}
