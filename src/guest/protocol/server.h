/* The system thread: network, protocol, console, and when the run may go on. */
#ifndef PROTOCOL_SERVER_H
#define PROTOCOL_SERVER_H

void serve(void);

#endif
