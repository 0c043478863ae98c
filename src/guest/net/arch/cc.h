/* What lwIP asks of its platform. */
#ifndef ARCH_CC_H
#define ARCH_CC_H

#include <stdint.h>

#include "kernel/panic.h"

uint32_t network_random(void);

#define LWIP_PLATFORM_ASSERT(message) panic("lwIP: " message)
#define LWIP_PLATFORM_DIAG(message) /* only with debugging on */
#define LWIP_RAND() network_random()

#endif
