/* Resets the board, as its reset button does. */
#ifndef DRIVERS_RESET_H
#define DRIVERS_RESET_H

void board_reset(void) __attribute__((noreturn));

#endif
