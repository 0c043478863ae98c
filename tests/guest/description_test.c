#include <string.h>

#include "check.h"
#include "protocol/description.h"
#include "protocol/number.h"

static struct taskset_description taskset;

static const char *read(const char *xml)
{
    const char *wrong = description_read(xml, strlen(xml), &taskset);
    return wrong ? wrong : "";
}

static const struct task_description *task(const char *elements)
{
    static char xml[2048];

    strcpy(xml, "<taskset><periodictask><id>0</id>");
    strcat(xml, elements);
    strcat(xml, "</periodictask></taskset>");
    CHECK_TEXT(read(xml), "");
    return &taskset.task[0];
}

TEST(A_description_gives_every_field)
{
    const struct task_description *t =
        task("<executiontime>3</executiontime><criticaltime>7</criticaltime><priority>128</priority><deadline>9</deadline>"
             "<period>10</period><offset>2</offset><numberofjobs>5</numberofjobs><quota>2M</quota><caps>235</caps><pkg>pi</pkg>"
             "<cores>2</cores><coreoffset>1</coreoffset><config><arg1>15</arg1></config>");

    CHECK(taskset.tasks == 1 && taskset.duration == NEVER && !taskset.trace_schedule);
    CHECK(t->execution_time == 3 * TICKS_PER_MS && t->timing.critical == 7 * TICKS_PER_MS);
    CHECK(t->timing.priority == 128 && t->timing.deadline == 9 * TICKS_PER_MS);
    CHECK(t->timing.period == 10 * TICKS_PER_MS && t->timing.offset == 2 * TICKS_PER_MS && t->timing.jobs == 5);
    CHECK(t->limits.quota == 2 * 1024 * 1024 && t->limits.caps == 235 && t->processors == 3);
    CHECK_TEXT(t->program, "pi");
    CHECK_TEXT(t->argument, "15");
}

TEST(What_is_missing_counts_as_0_and_one_processor)
{
    const struct task_description *t = task("");

    CHECK(t->timing.period == 0 && t->timing.jobs == 0 && t->limits.quota == 0 && t->processors == 1);
    CHECK_TEXT(t->argument, "");
}

TEST(Unknown_elements_are_ignored_even_with_known_ones_inside)
{
    const struct task_description *t = task("<ucfirmrt/><foo><period>99</period><b>x</b></foo><period>10</period>");

    CHECK(t->timing.period == 10 * TICKS_PER_MS);
}

TEST(Times_in_microseconds_win_in_whatever_order)
{
    CHECK(task("<period>0</period><period-us>1500</period-us>")->timing.period == 1500 * TICKS_PER_US);
    CHECK(task("<period-us>1500</period-us><period>2</period>")->timing.period == 1500 * TICKS_PER_US);
    CHECK(task("<deadline-us>1</deadline-us><offset-us>2</offset-us><criticaltime-us>3</criticaltime-us>")->timing.critical ==
          3 * TICKS_PER_US);
}

TEST(Duration_and_trace_stand_beside_the_tasks)
{
    CHECK_TEXT(read("<taskset><trace>schedule</trace><periodictask/><duration-us>70</duration-us></taskset>"), "");
    CHECK(taskset.tasks == 1 && taskset.trace_schedule && taskset.duration == 70 * TICKS_PER_US);
}

TEST(Ids_count_from_0)
{
    CHECK_TEXT(read("<taskset><periodictask><id>1</id></periodictask></taskset>"), "id (they must be 0, 1, 2 ... in order)");
}

TEST(A_wrong_value_names_its_element)
{
    CHECK_TEXT(read("<taskset><periodictask><period>abc</period></periodictask></taskset>"), "period");
    CHECK_TEXT(read("<taskset><periodictask><period>-1</period></periodictask></taskset>"), "period");
    CHECK_TEXT(read("<taskset><periodictask><priority>129</priority></periodictask></taskset>"), "priority");
    CHECK_TEXT(read("<taskset><periodictask><quota>1X</quota></periodictask></taskset>"), "quota");
    CHECK_TEXT(read("<taskset><periodictask><period>99999999999999999999</period></periodictask></taskset>"), "period");
    CHECK_TEXT(read("<taskset><duration-us></duration-us></taskset>"), "duration-us");
}

TEST(A_description_that_does_not_end_is_refused)
{
    CHECK_TEXT(read(""), "taskset (it is missing, or does not end)");
    CHECK_TEXT(read("<taskset><periodictask>"), "taskset (it is missing, or does not end)");
    CHECK_TEXT(read("<tasks></tasks>"), "taskset (it is missing, or does not end)");
}

TEST(There_are_at_most_64_tasks)
{
    static char xml[4096];

    strcpy(xml, "<taskset>");
    for (unsigned i = 0; i < 65; i++)
        strcat(xml, "<periodictask></periodictask>");
    strcat(xml, "</taskset>");
    CHECK_TEXT(read(xml), "periodictask (there are more than 64)");
    CHECK(taskset.tasks == 64);
}

TEST(A_long_argument_and_a_long_name_are_cut_off)
{
    static char elements[1024] = "<pkg>0123456789abcdefghi</pkg><config><arg1>";

    memset(elements + strlen(elements), 'x', 400);
    strcat(elements, "</arg1></config>");
    const struct task_description *t = task(elements);
    CHECK(strlen(t->argument) == ARGUMENT_SIZE - 1);
    CHECK_TEXT(t->program, "0123456789abcde");
}

TEST(Bytes_have_K_M_or_G_behind_them)
{
    uint64_t bytes;
#define BYTES(text) number_read_bytes((struct xml_span){text, strlen(text)}, UINT64_C(1) << 40, &bytes)
    CHECK(BYTES("7") && bytes == 7);
    CHECK(BYTES("3K") && bytes == 3072);
    CHECK(BYTES("1G") && bytes == 1 << 30);
    CHECK(BYTES("1024G") && bytes == UINT64_C(1) << 40);
    CHECK(!BYTES("1025G") && !BYTES("K") && !BYTES("1MB") && !BYTES(""));
}
