#include "net/network.h"

#include "boot/parameters.h"
#include "drivers/global_timer.h"
#include "kernel/console.h"
#include "lwip/dhcp.h"
#include "lwip/init.h"
#include "lwip/priv/tcp_priv.h"
#include "lwip/prot/dhcp.h"
#include "lwip/timeouts.h"
#include "net/ethernet.h"
#include "netif/ethernet.h"

#define DEFAULT_PREFIX_LENGTH 24
#define DHCP_PATIENCE (10 * 1000 * TICKS_PER_MS)

/* QEMU's user network finds out that a connection stands, or has room again, only when QEMU's main loop turns the next time, and in an idle
 * machine that can take a second. A timer of the guest makes it turn. */
#define TURN_AFTER_TRAFFIC TICKS_PER_MS

static struct netif netif;
static ticks_t live_time, last_poll, leased_at;
static bool clock_goes, was_up, has_complained;

u32_t sys_now(void)
{
    return (u32_t)(live_time / TICKS_PER_MS);
}

/* For ports and transaction numbers; machines differ by their MAC address. */
uint32_t network_random(void)
{
    static uint32_t state;

    for (unsigned i = 0; i < ETH_HWADDR_LEN; i++)
        state = state * 31 + netif.hwaddr[i];
    state = state * 1664525 + 1013904223 + (uint32_t)timer_now();
    return state;
}

static void parameter_address(ip4_addr_t *address, uint32_t parameter)
{
    ip4_addr_set_u32(address, lwip_htonl(parameter));
}

void network_init(void)
{
    const struct parameters *parameters = boot_parameters();
    uint32_t prefix = parameters->prefix_length;
    ip4_addr_t address, mask, gateway;

    if (prefix == 0 || prefix > 32)
        prefix = DEFAULT_PREFIX_LENGTH;
    parameter_address(&address, parameters->address);
    parameter_address(&mask, UINT32_MAX << (32 - prefix));
    parameter_address(&gateway, parameters->gateway);
    if (parameters->address == 0)
        ip4_addr_set_zero(&mask);
    lwip_init();
    if (netif_add(&netif, &address, &mask, &gateway, NULL, ethernet_init, ethernet_input) == NULL) {
        console_printf("network: there is no LAN9118 on this board, so nobody can connect; start QEMU with -net nic,model=lan9118");
        return;
    }
    netif_set_default(&netif);
    netif_set_up(&netif);
    if (parameters->address == 0)
        dhcp_start(&netif);
}

static bool dhcp_is_busy(void)
{
    const struct dhcp *dhcp = netif_dhcp_data(&netif);
    return dhcp != NULL && dhcp->state != DHCP_STATE_BOUND;
}

static void tell_address(void)
{
    const uint8_t *a = (const uint8_t *)&netif_ip4_addr(&netif)->addr;

    if (!was_up && !ip4_addr_isany(netif_ip4_addr(&netif))) {
        was_up = true;
        leased_at = timer_now();
        console_printf("network: up with address %u.%u.%u.%u (%s)", a[0], a[1], a[2], a[3], boot_parameters()->address ? "static" : "DHCP");
    }
    if (!was_up && !has_complained && live_time > DHCP_PATIENCE) {
        has_complained = true;
        console_printf("network: no answer from a DHCP server yet; is there one, or should the machine have a static address?");
    }
}

void network_poll(void)
{
    ticks_t now = timer_now();

    if (clock_goes)
        live_time += now - last_poll;
    last_poll = now;
    ethernet_poll(&netif);
    sys_check_timeouts();
    /* Acknowledges at once, and offers again what the server had no room for: no timer may be needed for either. */
    tcp_fasttmr();
    tell_address();
    clock_goes = network_expects_answer();
}

void network_freeze(void)
{
    clock_goes = false;
}

bool network_expects_answer(void)
{
    for (const struct tcp_pcb *p = tcp_active_pcbs; p != NULL; p = p->next)
        if (p->state != ESTABLISHED || p->unacked != NULL || p->unsent != NULL)
            return true;
    return dhcp_is_busy();
}

ticks_t network_next_poll(void)
{
    ticks_t now = timer_now(), next = NEVER;

    if (network_expects_answer() && sys_timeouts_sleeptime() != SYS_TIMEOUTS_SLEEPTIME_INFINITE)
        next = now + (sys_timeouts_sleeptime() + 1) * TICKS_PER_MS;
    if (ethernet_was_busy() && next > now + TURN_AFTER_TRAFFIC)
        next = now + TURN_AFTER_TRAFFIC;
    return next;
}

void network_refresh_lease(void)
{
    const struct dhcp *dhcp = netif_dhcp_data(&netif);
    ticks_t age = timer_now() - leased_at;

    if (dhcp != NULL && dhcp->state == DHCP_STATE_BOUND && age > (ticks_t)dhcp->offered_t0_lease * 500 * TICKS_PER_MS) {
        leased_at = timer_now();
        dhcp_renew(&netif);
    }
}
