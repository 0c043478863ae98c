/* The conversation with the client: what each command does. */
#ifndef PROTOCOL_SESSION_H
#define PROTOCOL_SESSION_H

#include <stdbool.h>

#include "net/connection.h"

const struct connection_handler *session_handler(void);

/* The client that is connected started the run, or took it over by asking for its profile. Only it gets events. */
bool session_owns_run(void);

#endif
