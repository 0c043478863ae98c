/* The SMSC LAN9118 Ethernet controller, driven by programmed I/O. A frame is an array of words; its first two bytes are padding, so that
 * the IP header behind the 14 bytes of Ethernet's lies on a word boundary. */
#ifndef DRIVERS_LAN9118_H
#define DRIVERS_LAN9118_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LAN9118_PADDING 2u
#define LAN9118_EXCESS 8u /* bytes that lan9118_receive may write behind a frame */

bool lan9118_init(uint8_t mac[6]); /* false: there is none on this board */

/* The interrupt says that a frame has come. The handler turns it off; whoever has drained the frames turns it on again. */
void lan9118_interrupt_on(void);
void lan9118_interrupt_off(void);

/* Length of the next frame received, with its padding and without its checksum, or 0 when there is none. If it is not 0, lan9118_receive
 * must follow; a null `words` drops the frame. */
size_t lan9118_frame_length(void);
void lan9118_receive(uint32_t *words);

/* `length` counts no padding, `words` begins with it. False: there is no room in the transmit FIFO. */
bool lan9118_send(const uint32_t *words, size_t length);

#endif
