/* A reader of XML, as small as the protocol's: elements, text and the five entities. It skips attributes, comments and declarations. Pure:
 * it walks over the text and allocates nothing. */
#ifndef PROTOCOL_XML_H
#define PROTOCOL_XML_H

#include <stdbool.h>
#include <stddef.h>

struct xml_span {
    const char *begin;
    size_t length;
};

struct xml_element {
    struct xml_span name;
    struct xml_span content; /* all between its tags, with elements in it as they stand */
};

/* The next element within the text, which afterwards begins behind it. False: there is none; *malformed says whether because the text is
 * broken. */
bool xml_next(struct xml_span *text, struct xml_element *element, bool *malformed);

bool xml_is(struct xml_span name, const char *expected);

/* The text without surrounding space and with entities resolved, cut off at room - 1 and NUL-terminated. */
void xml_text(struct xml_span content, char *to, size_t room);

#endif
