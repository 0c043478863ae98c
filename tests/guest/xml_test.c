#include <string.h>

#include "check.h"
#include "protocol/xml.h"

static struct xml_span span(const char *text)
{
    return (struct xml_span){text, strlen(text)};
}

/* Reads one element; its content as text, or "(none)" or "(malformed)". */
static const char *first(const char *xml)
{
    static char text[64];
    struct xml_span rest = span(xml);
    struct xml_element element;
    bool malformed;

    if (!xml_next(&rest, &element, &malformed))
        return malformed ? "(malformed)" : "(none)";
    xml_text(element.content, text, sizeof text);
    return text;
}

TEST(An_element_has_its_text_without_surrounding_space)
{
    CHECK_TEXT(first("<a> x y\n</a>"), "x y");
    CHECK_TEXT(first("<a/>"), "");
    CHECK_TEXT(first("<a></a>"), "");
    CHECK_TEXT(first("no element"), "(none)");
}

TEST(Declarations_comments_and_attributes_are_skipped)
{
    CHECK_TEXT(first("<?xml version='1.0'?><!-- <b>no</b> --><a x='>' y=\"/>\">1</a>"), "1");
    CHECK_TEXT(first("<a x='1'/>"), "");
}

TEST(Elements_nest_even_in_those_of_their_own_name)
{
    CHECK_TEXT(first("<a><a>1</a><b/></a>rest"), "<a>1</a><b/>");
}

TEST(Elements_come_one_after_the_other)
{
    struct xml_span rest = span("<a>1</a> <b>2</b>");
    struct xml_element element;
    bool malformed;

    CHECK(xml_next(&rest, &element, &malformed) && xml_is(element.name, "a"));
    CHECK(xml_next(&rest, &element, &malformed) && xml_is(element.name, "b"));
    CHECK(!xml_next(&rest, &element, &malformed) && !malformed);
}

TEST(Entities_stand_for_their_characters)
{
    CHECK_TEXT(first("<a>&lt;&amp;&gt;&quot;&apos;&unknown;&</a>"), "<&>\"'&unknown;&");
}

TEST(What_does_not_end_is_malformed)
{
    CHECK_TEXT(first("<a>"), "(malformed)");
    CHECK_TEXT(first("<a"), "(malformed)");
    CHECK_TEXT(first("<a><b></b>"), "(malformed)");
    CHECK_TEXT(first("</a>"), "(malformed)");
    CHECK_TEXT(first("<!-- <a/>"), "(malformed)");
    CHECK_TEXT(first("<>x</>"), "(malformed)");
}

TEST(A_text_that_is_too_long_is_cut_off)
{
    char text[4];
    xml_text(span("abcdef"), text, sizeof text);
    CHECK_TEXT(text, "abc");
}
