#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "slow_scheduler.h"
#include "timeline.h"

#define TASKSETS 3000
#define TASKS_MAX 8u

static unsigned draw(unsigned below)
{
    return (unsigned)rand() % below;
}

static unsigned draw_taskset(struct timing timing[], struct demand demand[])
{
    unsigned tasks = 1 + draw(TASKS_MAX);

    for (unsigned i = 0; i < tasks; i++) {
        timing[i] = (struct timing){
            .period = draw(10) == 0 ? 0 : (2 + draw(20)) * MS,
            .deadline = draw(3) == 0 ? 0 : (1 + draw(20)) * MS,
            .offset = draw(2) * draw(15) * MS,
            .critical = draw(3) == 0 ? (1 + draw(20)) * MS : 0,
            .jobs = 1 + draw(10),
            .priority = (uint8_t)(draw(2) ? PRIORITY_EDF : draw(4)),
        };
        if (timing[i].period == 0 && timing[i].deadline == 0)
            timing[i].deadline = 5 * MS;
        demand[i].processor_time = (1 + draw(6)) * MS;
    }
    return tasks;
}

TEST(The_scheduler_agrees_with_a_plain_one_on_random_tasksets)
{
    static char actual[1 << 16];
    struct timing timing[TASKS_MAX];
    struct demand demand[TASKS_MAX];

    for (unsigned seed = 1; seed <= TASKSETS; seed++) {
        srand(seed);
        unsigned tasks = draw_taskset(timing, demand);
        ticks_t duration = draw(4) == 0 ? draw(100) * MS : NEVER;
        timeline_start(timing, demand, tasks, duration);
        timeline_run(2000 * MS - 1);
        strcpy(actual, timeline_events());
        if (strcmp(actual, slow_scheduler_events(timing, demand, tasks, duration)) == 0)
            continue;
        printf("taskset of seed %u:\n", seed);
        CHECK_TEXT(actual, slow_scheduler_events(timing, demand, tasks, duration));
        return;
    }
}
