#include <stdio.h>
#include <string.h>

#include "check.h"

static struct test *tests;
static unsigned failed_checks;

void test_add(struct test *test)
{
    test->next = tests;
    tests = test;
}

void check(bool good, const char *condition, const char *file, int line)
{
    if (good)
        return;
    failed_checks++;
    printf("%s:%d: not so: %s\n", file, line, condition);
}

void check_text(const char *actual, const char *expected, const char *file, int line)
{
    if (strcmp(actual, expected) == 0)
        return;
    failed_checks++;
    printf("%s:%d: expected\n%s\nbut was\n%s\n", file, line, expected, actual);
}

int main(void)
{
    unsigned passed = 0, failed = 0;

    for (struct test *test = tests; test != NULL; test = test->next) {
        failed_checks = 0;
        test->run();
        if (failed_checks > 0)
            printf("FAILED %s\n", test->name);
        failed += failed_checks > 0;
        passed += failed_checks == 0;
    }
    printf("%u passed, %u failed\n", passed, failed);
    return failed > 0;
}
