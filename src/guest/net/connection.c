#include "net/connection.h"

#include "kernel/console.h"
#include "lwip/tcp.h"
#include "net/network.h"
#include "net/outbox.h"

/* A client that sends commands without reading the replies is not read any more when less than this is left for them. */
#define REPLY_RESERVE (64u * 1024)

#define MAX_PEERS 6

struct peer {
    struct tcp_pcb *pcb; /* null: this entry is free */
    uint32_t arrival;
    uint32_t word; /* that it is just sending, while it is not the client */
    unsigned word_bytes;
};

static struct peer peers[MAX_PEERS];
static struct peer *client;
static uint32_t clients, arrivals;
static const struct connection_handler *handler;
static struct outbox outbox __attribute__((section(".noinit")));

static void forget(struct peer *peer)
{
    peer->pcb = NULL;
    if (peer != client)
        return;
    client = NULL;
    outbox_clear(&outbox);
}

static void hang_up(struct peer *peer)
{
    struct tcp_pcb *pcb = peer->pcb;

    tcp_err(pcb, NULL);
    forget(peer);
    tcp_abort(pcb);
}

static void make_client(struct peer *peer)
{
    if (client != NULL) {
        console_printf("client: a new one took over from one that was connected; that connection is closed");
        hang_up(client);
    }
    client = peer;
    clients++;
    handler->opened();
    network_refresh_lease();
}

/* Takes greetings, and returns how many bytes that were. Another word makes the peer the client. */
static size_t greet(struct peer *peer, const uint8_t *bytes, size_t size)
{
    size_t taken = 0;

    while (taken < size && peer != client) {
        peer->word |= (uint32_t)bytes[taken++] << (8 * peer->word_bytes++);
        if (peer->word_bytes < sizeof peer->word)
            continue;
        if (peer->word == handler->greeting) {
            tcp_write(peer->pcb, &peer->word, sizeof peer->word, TCP_WRITE_FLAG_COPY);
            tcp_output(peer->pcb);
        } else {
            make_client(peer);
            handler->received((const uint8_t *)&peer->word, sizeof peer->word);
        }
        peer->word = peer->word_bytes = 0;
    }
    return taken;
}

static void take(struct peer *peer, const uint8_t *bytes, size_t size)
{
    size_t greetings = greet(peer, bytes, size);

    if (greetings < size && peer == client)
        handler->received(bytes + greetings, size - greetings);
}

static err_t received(void *argument, struct tcp_pcb *pcb, struct pbuf *data, err_t error)
{
    struct peer *peer = argument;

    (void)error;
    if (data == NULL) {
        tcp_recv(pcb, NULL);
        tcp_sent(pcb, NULL);
        tcp_err(pcb, NULL);
        forget(peer);
        if (tcp_close(pcb) == ERR_OK)
            return ERR_OK;
        tcp_abort(pcb);
        return ERR_ABRT;
    }
    if (peer == client && connection_room() < REPLY_RESERVE)
        return ERR_MEM; /* lwIP keeps it and offers it again */
    tcp_recved(pcb, data->tot_len);
    for (const struct pbuf *part = data; part != NULL && peer->pcb == pcb; part = part->next)
        take(peer, part->payload, part->len);
    pbuf_free(data);
    return peer->pcb == pcb ? ERR_OK : ERR_ABRT;
}

static err_t sent(void *argument, struct tcp_pcb *pcb, u16_t length)
{
    (void)pcb;
    (void)length;
    if (argument == client)
        connection_flush();
    return ERR_OK;
}

/* lwIP has freed the connection already. */
static void failed(void *argument, err_t error)
{
    (void)error;
    if (argument == client)
        console_printf("client: the connection broke");
    forget(argument);
}

/* A free entry, if need be that of who came first and is not the client. */
static struct peer *entry(void)
{
    struct peer *oldest = client == peers ? peers + 1 : peers;

    for (struct peer *p = peers; p < peers + MAX_PEERS; p++) {
        if (p->pcb == NULL)
            return p;
        if (p != client && p->arrival < oldest->arrival)
            oldest = p;
    }
    hang_up(oldest);
    return oldest;
}

static err_t accepted(void *argument, struct tcp_pcb *pcb, err_t error)
{
    (void)argument;
    if (error != ERR_OK || pcb == NULL)
        return ERR_VAL;
    struct peer *peer = entry();
    *peer = (struct peer){.pcb = pcb, .arrival = arrivals++};
    tcp_arg(pcb, peer);
    tcp_nagle_disable(pcb);
    tcp_recv(pcb, received);
    tcp_sent(pcb, sent);
    tcp_err(pcb, failed);
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
    return clients;
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
        if (size > tcp_sndbuf(client->pcb))
            size = tcp_sndbuf(client->pcb);
        if (size > TCP_MSS)
            size = TCP_MSS;
        if (size == 0 || tcp_write(client->pcb, bytes, (u16_t)size, TCP_WRITE_FLAG_COPY) != ERR_OK)
            break;
        outbox_take(&outbox, size);
    }
    tcp_output(client->pcb);
}

bool connection_sent_all(void)
{
    return outbox_used(&outbox) == 0;
}

void connection_abort(void)
{
    if (client != NULL)
        hang_up(client);
}
