#include "drivers/lan9118.h"

#include "drivers/board.h"
#include "drivers/interrupts.h"

#define RX_DATA_FIFO (LAN9118_BASE + 0x00)
#define TX_DATA_FIFO (LAN9118_BASE + 0x20)
#define RX_STATUS_FIFO (LAN9118_BASE + 0x40)
#define TX_STATUS_FIFO (LAN9118_BASE + 0x48)
#define IRQ_CFG (LAN9118_BASE + 0x54)
#define IRQ_CFG_PUSH_PULL_HIGH_ENABLE 0x111u
#define INT_STS (LAN9118_BASE + 0x58)
#define INT_EN (LAN9118_BASE + 0x5c)
#define INT_RSFL (1u << 3) /* receive status FIFO above its level */
#define BYTE_TEST (LAN9118_BASE + 0x64)
#define BYTE_TEST_VALUE 0x87654321u
#define FIFO_INT (LAN9118_BASE + 0x68)
#define FIFO_INT_TX_LEVEL 0x48000000u /* and a receive level of 0: the first frame interrupts */
#define RX_CFG (LAN9118_BASE + 0x6c)
#define TX_CFG (LAN9118_BASE + 0x70)
#define TX_CFG_ON (1u << 1)
#define HW_CFG (LAN9118_BASE + 0x74)
#define HW_CFG_SOFT_RESET (1u << 0)
#define HW_CFG_TX_FIFO_5K (5u << 16)
#define HW_CFG_MUST_BE_ONE (1u << 20)
#define RX_FIFO_INF (LAN9118_BASE + 0x7c)
#define TX_FIFO_INF (LAN9118_BASE + 0x80)
#define MAC_CSR_CMD (LAN9118_BASE + 0xa4)
#define MAC_CSR_BUSY (1u << 31)
#define MAC_CSR_READ (1u << 30)
#define MAC_CSR_DATA (LAN9118_BASE + 0xa8)

#define MAC_CR 1
#define MAC_CR_FULL_DUPLEX (1u << 20)
#define MAC_CR_TX_ON (1u << 3)
#define MAC_CR_RX_ON (1u << 2)
#define MAC_ADDRH 2
#define MAC_ADDRL 3

#define TX_FIRST_SEGMENT (1u << 13)
#define TX_LAST_SEGMENT (1u << 12)
#define TX_OFFSET_SHIFT 16
#define TX_COMMAND_BYTES 16u /* two command words, and a reserve for alignment */

#define CHECKSUM_BYTES 4u

static size_t words_waiting; /* of the frame that lan9118_frame_length announced */

static void mac_write(uint32_t index, uint32_t value)
{
    write32(MAC_CSR_DATA, value);
    write32(MAC_CSR_CMD, MAC_CSR_BUSY | index);
    while (read32(MAC_CSR_CMD) & MAC_CSR_BUSY)
        ;
}

static uint32_t mac_read(uint32_t index)
{
    write32(MAC_CSR_CMD, MAC_CSR_BUSY | MAC_CSR_READ | index);
    while (read32(MAC_CSR_CMD) & MAC_CSR_BUSY)
        ;
    return read32(MAC_CSR_DATA);
}

bool lan9118_init(uint8_t mac[6])
{
    if (read32(BYTE_TEST) != BYTE_TEST_VALUE)
        return false;
    write32(HW_CFG, HW_CFG_SOFT_RESET);
    while (read32(HW_CFG) & HW_CFG_SOFT_RESET)
        ;
    write32(HW_CFG, HW_CFG_TX_FIFO_5K | HW_CFG_MUST_BE_ONE);
    write32(FIFO_INT, FIFO_INT_TX_LEVEL);
    write32(RX_CFG, LAN9118_PADDING << 8);
    write32(TX_CFG, TX_CFG_ON);
    write32(INT_EN, 0);
    write32(INT_STS, 0xffffffff);
    write32(IRQ_CFG, IRQ_CFG_PUSH_PULL_HIGH_ENABLE);
    mac_write(MAC_CR, MAC_CR_FULL_DUPLEX | MAC_CR_TX_ON | MAC_CR_RX_ON);

    uint32_t low = mac_read(MAC_ADDRL), high = mac_read(MAC_ADDRH);
    for (unsigned i = 0; i < 4; i++)
        mac[i] = (uint8_t)(low >> (8 * i));
    mac[4] = (uint8_t)high;
    mac[5] = (uint8_t)(high >> 8);
    interrupts_enable(LAN9118_IRQ); /* not earlier: until it is set to active high, its line reads as asserted */
    return true;
}

void lan9118_interrupt_on(void)
{
    write32(INT_EN, INT_RSFL);
}

void lan9118_interrupt_off(void)
{
    write32(INT_EN, 0);
}

size_t lan9118_frame_length(void)
{
    /* Cleared before looking: a frame that comes after the look sets it again, and the interrupt comes once it is on. */
    write32(INT_STS, INT_RSFL);
    if ((read32(RX_FIFO_INF) >> 16 & 0xff) == 0)
        return 0;
    size_t bytes = LAN9118_PADDING + (read32(RX_STATUS_FIFO) >> 16 & 0x3fff);
    words_waiting = (bytes + 3) / 4;
    return bytes - CHECKSUM_BYTES;
}

void lan9118_receive(uint32_t *words)
{
    for (; words_waiting > 0; words_waiting--) {
        uint32_t word = read32(RX_DATA_FIFO);
        if (words)
            *words++ = word;
    }
}

bool lan9118_send(const uint32_t *words, size_t length)
{
    while (read32(TX_FIFO_INF) >> 16 & 0xff)
        (void)read32(TX_STATUS_FIFO);
    if ((read32(TX_FIFO_INF) & 0xffff) < length + LAN9118_PADDING + TX_COMMAND_BYTES)
        return false;
    write32(TX_DATA_FIFO, LAN9118_PADDING << TX_OFFSET_SHIFT | TX_FIRST_SEGMENT | TX_LAST_SEGMENT | (uint32_t)length);
    write32(TX_DATA_FIFO, (uint32_t)length << 16 | (uint32_t)length);
    for (size_t i = 0; i < (length + LAN9118_PADDING + 3) / 4; i++)
        write32(TX_DATA_FIFO, words[i]);
    return true;
}
