/* The end of the kernel: says why on the console and stops. */
#ifndef KERNEL_PANIC_H
#define KERNEL_PANIC_H

#include <stdint.h>

void panic(const char *reason) __attribute__((noreturn));
void panic_fault(uint32_t trap, uint32_t pc) __attribute__((noreturn));

#endif
