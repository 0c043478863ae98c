#include "kernel/console.h"

#include <stdint.h>

#include "drivers/uart.h"
#include "kernel/format.h"
#include "kernel/interrupts_off.h"

#define LINE_MAX 240
#define RING_SIZE 65536u /* a power of two: where it wraps must not show in the instructions executed */

static char ring[RING_SIZE] __attribute__((section(".noinit")));
static uint32_t written, flushed, lost;

static void append(const char *line, size_t length)
{
    if (RING_SIZE - (written - flushed) < length) {
        lost++;
        return;
    }
    for (size_t i = 0; i < length; i++)
        ring[(written + i) % RING_SIZE] = line[i];
    written += length;
}

void console_printf(const char *format, ...)
{
    char line[LINE_MAX];
    va_list arguments;

    va_start(arguments, format);
    size_t length = format_list(line, sizeof line - 1, format, arguments);
    va_end(arguments);
    line[length++] = '\n';

    uint32_t state = interrupts_off();
    append(line, length);
    interrupts_restore(state);
}

void console_flush(void)
{
    while (flushed != written) {
        uart_put(ring[flushed % RING_SIZE]);
        flushed++;
    }
    if (lost > 0) {
        uint32_t lines = lost;
        lost = 0;
        console_printf("console: %u lines were lost, since a run printed more than %u bytes between two batches", (unsigned)lines, RING_SIZE);
    }
}
