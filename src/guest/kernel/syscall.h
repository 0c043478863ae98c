/* What a job asks of the kernel. programs/program.h is the other side. */
#ifndef KERNEL_SYSCALL_H
#define KERNEL_SYSCALL_H

#include "kernel/context.h"
#include "kernel/ticks.h"

void system_call(unsigned task, struct context *context, ticks_t now);
void job_faulted(unsigned task, enum trap trap, struct context *context, ticks_t now);

#endif
