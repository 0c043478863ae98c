#include "drivers/global_timer.h"

#include "drivers/board.h"

#define COUNTER_LOW (GLOBAL_TIMER_BASE + 0x00)
#define COUNTER_HIGH (GLOBAL_TIMER_BASE + 0x04)
#define CONTROL (GLOBAL_TIMER_BASE + 0x08)
#define CONTROL_ENABLE (1u << 0)
#define CONTROL_COMPARE (1u << 1)
#define CONTROL_INTERRUPT (1u << 2)
#define STATUS (GLOBAL_TIMER_BASE + 0x0c)
#define COMPARATOR_LOW (GLOBAL_TIMER_BASE + 0x10)
#define COMPARATOR_HIGH (GLOBAL_TIMER_BASE + 0x14)

static ticks_t at_restart;

static ticks_t counter(void)
{
    uint32_t high, low;

    do {
        high = read32(COUNTER_HIGH);
        low = read32(COUNTER_LOW);
    } while (high != read32(COUNTER_HIGH));
    return (ticks_t)high << 32 | low;
}

void timer_init(void)
{
    write32(CONTROL, CONTROL_ENABLE);
}

ticks_t timer_now(void)
{
    return at_restart + counter();
}

ticks_t timer_restart(void)
{
    at_restart += counter();
    write32(CONTROL, 0);
    write32(COUNTER_LOW, 0);
    write32(COUNTER_HIGH, 0);
    write32(CONTROL, CONTROL_ENABLE);
    return at_restart;
}

void timer_alarm(ticks_t instant)
{
    ticks_t compare = instant > at_restart ? instant - at_restart : 0;

    /* The comparator may change only while it is off, or it can fire half-way between the old and the new value. */
    write32(CONTROL, CONTROL_ENABLE);
    if (instant == NEVER)
        return;
    write32(STATUS, 1);
    write32(COMPARATOR_LOW, (uint32_t)compare);
    write32(COMPARATOR_HIGH, (uint32_t)(compare >> 32));
    write32(CONTROL, CONTROL_ENABLE | CONTROL_COMPARE | CONTROL_INTERRUPT);
}

void timer_acknowledge(void)
{
    write32(CONTROL, CONTROL_ENABLE);
    write32(STATUS, 1);
}
