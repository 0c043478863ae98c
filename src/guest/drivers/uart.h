/* The console: PL011 UART 0, polled, output only. */
#ifndef DRIVERS_UART_H
#define DRIVERS_UART_H

void uart_init(void);
void uart_put(char c);

#endif
