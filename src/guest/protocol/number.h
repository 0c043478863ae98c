/* Numbers in a description. Pure. */
#ifndef PROTOCOL_NUMBER_H
#define PROTOCOL_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "protocol/xml.h"

/* False if the text is no decimal number, or is above the limit. */
bool number_read(struct xml_span text, uint64_t limit, uint64_t *number);

/* The same, with K, M or G behind it. */
bool number_read_bytes(struct xml_span text, uint64_t limit, uint64_t *bytes);

#endif
