/* The public header of programs for the reference guest: all that a job can ask of the machine it runs on.
 *
 * A program defines `int job(const char *argument)`. Each job of its task calls it once, with fresh variables and the text of <arg1>.
 * Returning 0 ends the job with EXIT, anything else with EXIT_ERROR. Floating point may be used freely. */
#ifndef PROGRAM_H
#define PROGRAM_H

#include <stddef.h>
#include <stdint.h>

int job(const char *argument);

/* The number goes in r7, arguments and results in r0 and r1. All other registers are kept. */
enum call {
    CALL_EXIT,
    CALL_EXIT_AFTER,
    CALL_TIME,
    CALL_PROCESSOR_TIME,
    CALL_LOG,
    CALL_ALLOCATE,
};

#ifdef __arm__

static inline uint64_t call(enum call number, uint32_t first, uint32_t second)
{
    register uint32_t r0 __asm__("r0") = first;
    register uint32_t r1 __asm__("r1") = second;
    register uint32_t r7 __asm__("r7") = number;

    __asm__ volatile("svc 0" : "+r"(r0), "+r"(r1) : "r"(r7) : "memory");
    return (uint64_t)r1 << 32 | r0;
}

/* Ends the job, as returning `code` does. */
static inline void __attribute__((noreturn)) job_exit(int code)
{
    call(CALL_EXIT, (uint32_t)code, 0);
    __builtin_unreachable();
}

/* Keeps the processor busy until the job is ended. A long loop, since QEMU gets through one fifty times faster than through a short one. */
static inline void __attribute__((noreturn)) spin(void)
{
    for (;;)
        __asm__ volatile(".rept 400\n\tnop\n\t.endr");
}

/* Keeps the processor busy until this job has had `us` microseconds of it, and ends the job with EXIT at that instant. In virtual time
 * that is exact, whatever the processor's speed: what the system spent on the job counts as the job's. */
static inline void __attribute__((noreturn)) job_exit_after(uint32_t us)
{
    call(CALL_EXIT_AFTER, us, 0);
    spin();
}

/* Microseconds since the run started. */
static inline uint64_t time_us(void)
{
    return call(CALL_TIME, 0, 0);
}

/* Nanoseconds of processor time that this job has had. */
static inline uint64_t processor_time_ns(void)
{
    return call(CALL_PROCESSOR_TIME, 0, 0);
}

/* A line on the machine's console, at most 160 characters. */
static inline void log_line(const char *text, size_t length)
{
    call(CALL_LOG, (uint32_t)text, length);
}

/* Memory of at least `bytes`, cleared, until the job's end. Takes whole pages of 4 KiB and one capability. A job that asks for more than
 * its task's quota ends with OUT_OF_QUOTA or OUT_OF_CAPS, so the result is never null. */
static inline void *allocate(uint32_t bytes)
{
    return (void *)(uint32_t)call(CALL_ALLOCATE, bytes, 0);
}

/* The argument as a decimal number. What is none, such as `6 ms`, ends the job with an error: to guess would be to measure something else. Not
 * inline: its branches would not reach across the long loop of spin(). */
static uint32_t __attribute__((noinline, unused)) number(const char *argument)
{
    static const char complaint[] = "the argument is no number: digits alone were expected";
    const char *rest = argument;
    uint32_t value = 0;

    for (; *rest >= '0' && *rest <= '9'; rest++)
        value = 10 * value + (uint32_t)(*rest - '0');
    if (rest == argument || *rest != '\0') {
        log_line(complaint, sizeof complaint - 1);
        job_exit(1);
    }
    return value;
}

#endif
#endif
