/* What OPTIMIZE switches on: EDF tasks are admitted in the order of their ids, each if the demand of those before it leaves it the
 * processor time. Only a refusal by admission gives NOT_SCHEDULED. */
#ifndef PROTOCOL_ADMISSION_CONTROL_H
#define PROTOCOL_ADMISSION_CONTROL_H

#include <stdbool.h>

#include "protocol/description.h"

void admission_control(const struct taskset_description *taskset, bool admitted[MAX_TASKS]);

#endif
