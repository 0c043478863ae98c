#include "drivers/uart.h"

#include "drivers/board.h"

#define DR (UART0_BASE + 0x00)
#define FR (UART0_BASE + 0x18)
#define FR_TXFF (1u << 5)
#define CR (UART0_BASE + 0x30)
#define CR_UARTEN (1u << 0)
#define CR_TXE (1u << 8)

void uart_init(void)
{
    write32(CR, CR_UARTEN | CR_TXE);
}

void uart_put(char c)
{
    while (read32(FR) & FR_TXFF)
        ;
    write32(DR, (uint8_t)c);
}
