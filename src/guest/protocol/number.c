#include "protocol/number.h"

/* The digits at the beginning; `text` is then what follows them. */
static bool read_digits(const char **text, uint64_t limit, uint64_t *number)
{
    const char *first = *text;

    *number = 0;
    for (; **text >= '0' && **text <= '9'; (*text)++) {
        uint64_t digit = (uint64_t)(**text - '0');
        if (digit > limit || *number > (limit - digit) / 10)
            return false;
        *number = 10 * *number + digit;
    }
    return *text > first;
}

bool number_read(struct xml_span span, uint64_t limit, uint64_t *number)
{
    char copy[32];
    const char *text = copy;

    xml_text(span, copy, sizeof copy);
    return read_digits(&text, limit, number) && *text == '\0';
}

bool number_read_bytes(struct xml_span span, uint64_t limit, uint64_t *bytes)
{
    char copy[32];
    const char *text = copy;
    unsigned shift = 0;

    xml_text(span, copy, sizeof copy);
    if (!read_digits(&text, limit, bytes))
        return false;
    if (*text == 'K' || *text == 'M' || *text == 'G')
        shift = *text == 'K' ? 10 : *text == 'M' ? 20 : 30;
    if (shift > 0)
        text++;
    if (*text != '\0' || *bytes > limit >> shift)
        return false;
    *bytes <<= shift;
    return true;
}
