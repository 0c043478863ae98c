/* The unit tests' one macro, and how a test gets into the list. */
#ifndef CHECK_H
#define CHECK_H

#include <stdbool.h>
#include <stddef.h>

/* The test goes on after a failed check, so that one run tells all. */
#define CHECK(condition) check((condition), #condition, __FILE__, __LINE__)
#define CHECK_TEXT(actual, expected) check_text((actual), (expected), __FILE__, __LINE__)

/* A test is a function whose name is the sentence that it proves. */
#define TEST(name)                                                          \
    static void name(void);                                                 \
    static struct test test_##name = {#name, name, NULL};                   \
    static void __attribute__((constructor)) add_##name(void) { test_add(&test_##name); } \
    static void name(void)

struct test {
    const char *name;
    void (*run)(void);
    struct test *next;
};

void test_add(struct test *test);
void check(bool good, const char *condition, const char *file, int line);
void check_text(const char *actual, const char *expected, const char *file, int line);

#endif
