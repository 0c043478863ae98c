#include "protocol/description.h"

#include <string.h>

#include "protocol/number.h"
#include "protocol/xml.h"

/* 285 years: more is a mistake, and sums of a few of them still fit 64 bits of ticks. */
#define TIME_MAX_TICKS (UINT64_C(9000000000000) * TICKS_PER_MS)
#define BYTES_MAX (UINT64_C(1) << 40)

enum kind { TIME_MS, TIME_US, COUNT, BYTES };

struct field {
    const char *name;
    enum kind kind;
    uint64_t limit; /* of a count */
    uint64_t *value;
};

static bool read_field(const struct field *field, struct xml_span content)
{
    ticks_t unit = field->kind == TIME_MS ? TICKS_PER_MS : TICKS_PER_US;

    switch (field->kind) {
    case COUNT:
        return number_read(content, field->limit, field->value);
    case BYTES:
        return number_read_bytes(content, BYTES_MAX, field->value);
    default:
        if (!number_read(content, TIME_MAX_TICKS / unit, field->value))
            return false;
        *field->value *= unit;
        return true;
    }
}

/* Reads every element that is a field. */
static const char *read_fields(struct xml_span text, const struct field field[], size_t fields)
{
    struct xml_element element;
    bool malformed;

    while (xml_next(&text, &element, &malformed))
        for (size_t i = 0; i < fields; i++)
            if (xml_is(element.name, field[i].name) && !read_field(&field[i], element.content))
                return field[i].name;
    return malformed ? "(an element that does not end)" : NULL;
}

static void read_config(struct xml_span text, struct task_description *task)
{
    struct xml_element element;
    bool malformed;

    while (xml_next(&text, &element, &malformed))
        if (xml_is(element.name, "arg1"))
            xml_text(element.content, task->argument, sizeof task->argument);
}

static void read_texts(struct xml_span text, struct task_description *task)
{
    struct xml_element element;
    bool malformed;

    while (xml_next(&text, &element, &malformed)) {
        if (xml_is(element.name, "pkg"))
            xml_text(element.content, task->program, sizeof task->program);
        else if (xml_is(element.name, "config"))
            read_config(element.content, task);
    }
}

#define FIELDS(array) array, sizeof array / sizeof array[0]

static const char *read_task(struct xml_span text, unsigned expected_id, struct task_description *task)
{
    uint64_t id = expected_id, priority = 0, jobs = 0, caps = 0, cores = 1, core_offset = 0;
    const struct field fields[] = {
        {"id", COUNT, MAX_TASKS - 1, &id},
        {"executiontime", TIME_MS, 0, &task->execution_time},
        {"criticaltime", TIME_MS, 0, &task->timing.critical},
        {"priority", COUNT, PRIORITY_EDF, &priority},
        {"deadline", TIME_MS, 0, &task->timing.deadline},
        {"period", TIME_MS, 0, &task->timing.period},
        {"offset", TIME_MS, 0, &task->timing.offset},
        {"numberofjobs", COUNT, UINT32_MAX, &jobs},
        {"quota", BYTES, 0, &task->limits.quota},
        {"caps", COUNT, UINT32_MAX, &caps},
        {"cores", COUNT, UINT16_MAX, &cores},
        {"coreoffset", COUNT, UINT16_MAX, &core_offset},
    };
    /* A time in microseconds wins, in whatever order the two come. */
    const struct field exact[] = {
        {"criticaltime-us", TIME_US, 0, &task->timing.critical},
        {"deadline-us", TIME_US, 0, &task->timing.deadline},
        {"period-us", TIME_US, 0, &task->timing.period},
        {"offset-us", TIME_US, 0, &task->timing.offset},
    };

    *task = (struct task_description){0};
    const char *wrong = read_fields(text, FIELDS(fields));
    if (!wrong)
        wrong = read_fields(text, FIELDS(exact));
    if (!wrong && id != expected_id)
        wrong = "id (they must be 0, 1, 2 ... in order)";
    read_texts(text, task);
    task->timing.priority = (uint8_t)priority;
    task->timing.jobs = (uint32_t)jobs;
    task->limits.caps = (uint32_t)caps;
    task->processors = (unsigned)((cores ? cores : 1) + core_offset);
    return wrong;
}

static const char *read_taskset(struct xml_span text, struct taskset_description *taskset)
{
    struct xml_element element;
    bool malformed;

    while (xml_next(&text, &element, &malformed)) {
        const struct field duration = {"duration-us", TIME_US, 0, &taskset->duration};
        char trace[16];
        if (xml_is(element.name, "periodictask")) {
            if (taskset->tasks == MAX_TASKS)
                return "periodictask (there are more than 64)";
            const char *wrong = read_task(element.content, taskset->tasks, &taskset->task[taskset->tasks]);
            if (wrong)
                return wrong;
            taskset->tasks++;
        } else if (xml_is(element.name, duration.name)) {
            if (!read_field(&duration, element.content))
                return duration.name;
        } else if (xml_is(element.name, "trace")) {
            xml_text(element.content, trace, sizeof trace);
            taskset->trace_schedule = strcmp(trace, "schedule") == 0;
        }
    }
    return malformed ? "(an element that does not end)" : NULL;
}

const char *description_read(const char *text, size_t size, struct taskset_description *taskset)
{
    struct xml_span rest = {text, size};
    struct xml_element root;
    bool malformed;
    const char *wrong = "taskset (it is missing, or does not end)";

    taskset->tasks = 0;
    taskset->duration = NEVER;
    taskset->trace_schedule = false;
    if (xml_next(&rest, &root, &malformed) && xml_is(root.name, "taskset"))
        wrong = read_taskset(root.content, taskset);
    return wrong;
}
