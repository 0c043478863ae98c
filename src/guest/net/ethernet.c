#include "net/ethernet.h"

#include "drivers/lan9118.h"
#include "lwip/etharp.h"
#include "netif/ethernet.h"

#define FRAME_WORDS_MAX 384u

static bool busy;

static err_t send(struct netif *netif, struct pbuf *p)
{
    static uint32_t words[FRAME_WORDS_MAX];

    (void)netif;
    if (p->tot_len > sizeof words)
        return ERR_BUF;
    busy = true;
    pbuf_copy_partial(p, words, p->tot_len, 0);
    return lan9118_send(words, p->tot_len - LAN9118_PADDING) ? ERR_OK : ERR_MEM;
}

err_t ethernet_init(struct netif *netif)
{
    if (!lan9118_init(netif->hwaddr))
        return ERR_IF;
    netif->name[0] = 'e';
    netif->name[1] = 'n';
    netif->hwaddr_len = ETH_HWADDR_LEN;
    netif->mtu = 1500;
    netif->flags = NETIF_FLAG_BROADCAST | NETIF_FLAG_ETHARP | NETIF_FLAG_ETHERNET | NETIF_FLAG_LINK_UP;
    netif->output = etharp_output;
    netif->linkoutput = send;
    return ERR_OK;
}

void ethernet_poll(struct netif *netif)
{
    size_t length;

    while ((length = lan9118_frame_length()) != 0) {
        busy = true;
        /* The controller hands out whole words, the checksum with them. */
        struct pbuf *p = pbuf_alloc(PBUF_RAW, (u16_t)(length + LAN9118_EXCESS), PBUF_RAM);
        lan9118_receive(p ? p->payload : NULL);
        if (p == NULL)
            continue; /* the peer sends it again */
        pbuf_realloc(p, (u16_t)length);
        if (netif->input(p, netif) != ERR_OK)
            pbuf_free(p);
    }
}

bool ethernet_was_busy(void)
{
    bool was_busy = busy;

    busy = false;
    return was_busy;
}
