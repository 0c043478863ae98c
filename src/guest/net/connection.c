#include "net/connection.h"

#include "kernel/console.h"
#include "lwip/tcp.h"
#include "net/network.h"
#include "net/outbox.h"

/* A client that sends commands without reading the replies is not read any more when less than this is left for them. */
#define REPLY_RESERVE (64u * 1024)

static struct tcp_pcb *client;
static uint32_t number;
static const struct connection_handler *handler;
static struct outbox outbox __attribute__((section(".noinit")));

static void forget_client(void)
{
    client = NULL;
    outbox_clear(&outbox);
    handler->closed();
}

static void detach(struct tcp_pcb *pcb)
{
    tcp_recv(pcb, NULL);
    tcp_sent(pcb, NULL);
    tcp_err(pcb, NULL);
}

static err_t received(void *argument, struct tcp_pcb *pcb, struct pbuf *data, err_t error)
{
    (void)argument;
    (void)error;
    if (data == NULL) {
        detach(pcb);
        forget_client();
        if (tcp_close(pcb) == ERR_OK)
            return ERR_OK;
        tcp_abort(pcb);
        return ERR_ABRT;
    }
    if (connection_room() < REPLY_RESERVE)
        return ERR_MEM; /* lwIP keeps it and offers it again */
    tcp_recved(pcb, data->tot_len);
    for (const struct pbuf *part = data; part != NULL && client == pcb; part = part->next)
        handler->received(part->payload, part->len);
    pbuf_free(data);
    return client == pcb ? ERR_OK : ERR_ABRT;
}

static err_t sent(void *argument, struct tcp_pcb *pcb, u16_t length)
{
    (void)argument;
    (void)pcb;
    (void)length;
    connection_flush();
    return ERR_OK;
}

/* lwIP has freed the connection already. */
static void failed(void *argument, err_t error)
{
    (void)argument;
    (void)error;
    console_printf("client: the connection broke");
    forget_client();
}

static err_t accepted(void *argument, struct tcp_pcb *pcb, err_t error)
{
    (void)argument;
    if (error != ERR_OK || pcb == NULL)
        return ERR_VAL;
    if (client != NULL) {
        console_printf("client: a new one connected while one was connected; the old connection is closed");
        connection_abort();
    }
    client = pcb;
    number++;
    tcp_nagle_disable(pcb);
    tcp_recv(pcb, received);
    tcp_sent(pcb, sent);
    tcp_err(pcb, failed);
    handler->opened();
    network_refresh_lease();
    return ERR_OK;
}

void connection_listen(uint16_t port, const struct connection_handler *h)
{
    struct tcp_pcb *pcb = tcp_new();

    handler = h;
    outbox.put = outbox.taken = 0;
    tcp_bind(pcb, IP_ADDR_ANY, port);
    tcp_accept(tcp_listen(pcb), accepted);
}

bool connection_is_open(void)
{
    return client != NULL;
}

uint32_t connection_number(void)
{
    return number;
}

size_t connection_room(void)
{
    return outbox_room(&outbox);
}

void connection_send(const void *bytes, size_t size)
{
    if (client == NULL)
        return;
    if (connection_room() < size) {
        console_printf("client: it sends commands but reads no replies; its connection is closed");
        connection_abort();
        return;
    }
    outbox_put(&outbox, bytes, size);
}

void connection_flush(void)
{
    const uint8_t *bytes;
    size_t size;

    if (client == NULL)
        return;
    while ((size = outbox_peek(&outbox, &bytes)) > 0) {
        if (size > tcp_sndbuf(client))
            size = tcp_sndbuf(client);
        if (size > TCP_MSS)
            size = TCP_MSS;
        if (size == 0 || tcp_write(client, bytes, (u16_t)size, TCP_WRITE_FLAG_COPY) != ERR_OK)
            break;
        outbox_take(&outbox, size);
    }
    tcp_output(client);
}

bool connection_sent_all(void)
{
    return outbox_used(&outbox) == 0;
}

void connection_abort(void)
{
    struct tcp_pcb *pcb = client;

    if (pcb == NULL)
        return;
    detach(pcb);
    forget_client();
    tcp_abort(pcb);
}
