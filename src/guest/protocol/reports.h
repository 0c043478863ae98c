/* What the client is told about the run. */
#ifndef PROTOCOL_REPORTS_H
#define PROTOCOL_REPORTS_H

#include <stdbool.h>

void reports_send(void); /* the events that are there, if the client is the run's */
bool reports_are_sent(void); /* TCP has taken all of them */
void reports_send_profile(void);
void reports_send_live(void);

#endif
