#include "protocol/xml.h"

#include <string.h>

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool starts_with(struct xml_span text, const char *prefix)
{
    size_t length = strlen(prefix);
    return text.length >= length && memcmp(text.begin, prefix, length) == 0;
}

static void skip(struct xml_span *text, size_t count)
{
    text->begin += count;
    text->length -= count;
}

/* Goes behind the next occurrence. */
static bool skip_behind(struct xml_span *text, const char *what)
{
    while (text->length > 0) {
        if (starts_with(*text, what)) {
            skip(text, strlen(what));
            return true;
        }
        skip(text, 1);
    }
    return false;
}

/* Goes to the next tag that begins or ends an element. Sets *malformed when a comment or a declaration does not end. */
static bool find_tag(struct xml_span *text, bool *malformed)
{
    while (text->length > 0) {
        if (*text->begin != '<') {
            skip(text, 1);
        } else if (starts_with(*text, "<!--") || starts_with(*text, "<?")) {
            if (!skip_behind(text, starts_with(*text, "<?") ? "?>" : "-->")) {
                *malformed = true;
                return false;
            }
        } else {
            return true;
        }
    }
    return false;
}

struct tag {
    struct xml_span name;
    bool closes, empty;
};

/* Reads the tag that the text begins with. */
static bool read_tag(struct xml_span *text, struct tag *tag)
{
    char quote = 0, last = 0;

    skip(text, 1);
    tag->closes = starts_with(*text, "/");
    if (tag->closes)
        skip(text, 1);
    tag->name.begin = text->begin;
    while (text->length > 0 && !is_space(*text->begin) && *text->begin != '>' && *text->begin != '/')
        skip(text, 1);
    tag->name.length = (size_t)(text->begin - tag->name.begin);
    for (; text->length > 0; skip(text, 1)) {
        char c = *text->begin;
        if (quote) {
            quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            tag->empty = last == '/';
            skip(text, 1);
            return tag->name.length > 0;
        }
        last = c;
    }
    return false;
}

/* Goes behind the element's closing tag; *end is where that begins. */
static bool find_closing_tag(struct xml_span *text, const char **end, bool *malformed)
{
    unsigned depth = 1;

    while (find_tag(text, malformed)) {
        struct tag tag;
        *end = text->begin;
        if (!read_tag(text, &tag))
            return false;
        if (tag.closes)
            depth--;
        else if (!tag.empty)
            depth++;
        if (depth == 0)
            return true;
    }
    return false;
}

bool xml_next(struct xml_span *text, struct xml_element *element, bool *malformed)
{
    struct tag tag;
    const char *end;

    *malformed = false;
    if (!find_tag(text, malformed))
        return false;
    if (!read_tag(text, &tag) || tag.closes) {
        *malformed = true;
        return false;
    }
    element->name = tag.name;
    element->content = (struct xml_span){text->begin, 0};
    if (tag.empty)
        return true;
    if (!find_closing_tag(text, &end, malformed)) {
        *malformed = true;
        return false;
    }
    element->content.length = (size_t)(end - element->content.begin);
    return true;
}

bool xml_is(struct xml_span name, const char *expected)
{
    return name.length == strlen(expected) && memcmp(name.begin, expected, name.length) == 0;
}

static char entity(struct xml_span *text)
{
    static const struct {
        const char *name;
        char character;
    } entities[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}};

    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++)
        if (starts_with(*text, entities[i].name)) {
            skip(text, strlen(entities[i].name));
            return entities[i].character;
        }
    skip(text, 1);
    return '&';
}

void xml_text(struct xml_span content, char *to, size_t room)
{
    size_t length = 0;

    while (content.length > 0 && is_space(*content.begin))
        skip(&content, 1);
    while (content.length > 0 && is_space(content.begin[content.length - 1]))
        content.length--;
    while (content.length > 0 && length + 1 < room) {
        if (*content.begin == '&') {
            to[length++] = entity(&content);
            continue;
        }
        to[length++] = *content.begin;
        skip(&content, 1);
    }
    to[length] = '\0';
}
