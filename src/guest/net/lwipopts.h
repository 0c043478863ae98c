/* lwIP's settings: no operating system, raw API, IPv4 with TCP and DHCP. */
#ifndef LWIPOPTS_H
#define LWIPOPTS_H

#define NO_SYS 1
#define SYS_LIGHTWEIGHT_PROT 0 /* only the system thread calls lwIP */
#define LWIP_NETCONN 0
#define LWIP_SOCKET 0
#define LWIP_STATS 0
#define LWIP_DHCP 1
#define DHCP_DOES_ARP_CHECK 0 /* it would take seconds of every boot */

#define MEM_ALIGNMENT 8
#define MEM_SIZE (512 * 1024)
#define MEMP_NUM_TCP_SEG 128
#define MEMP_NUM_TCP_PCB 8
#define MEMP_NUM_PBUF 64
#define PBUF_POOL_SIZE 32
#define ETH_PAD_SIZE 2 /* as the driver's frames have it */
#define LWIP_CHKSUM_ALGORITHM 3

#define TCP_MSS 1460
#define TCP_WND (4 * TCP_MSS) /* the LAN9118's receive FIFO has 10.5 KB and drops what does not fit */
#define TCP_SND_BUF (16 * TCP_MSS)
#define TCP_SND_QUEUELEN 64
#define LWIP_TCP_KEEPALIVE 0

#endif
