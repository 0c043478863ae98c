/* What the host tells the guest before it boots: four words at 0x8000, written by QEMU's `-device loader,addr=...,data=...,data-len=4`.
 * A contract with the host; the README has the table. QEMU writes them again at every reset. */
#ifndef BOOT_PARAMETERS_H
#define BOOT_PARAMETERS_H

#include <stdint.h>

struct parameters {
    uint32_t address;         /* a.b.c.d as 0xAABBCCDD; 0: ask DHCP */
    uint32_t prefix_length;   /* 0: 24 */
    uint32_t gateway;         /* as address; 0: none */
    uint32_t batch_period_ms; /* 0: real time. N: virtual time, in which events go out at fixed instants at most N ms apart */
};

static inline const struct parameters *boot_parameters(void)
{
    return (const struct parameters *)0x8000;
}

#endif
