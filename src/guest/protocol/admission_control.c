#include "protocol/admission_control.h"

#include "kernel/admission.h"

static struct demand demand_of(const struct task_description *task)
{
    ticks_t deadline = task->timing.deadline ? task->timing.deadline : task->timing.period;

    return (struct demand){
        .execution_time = task->execution_time,
        .period = task->timing.period,
        .deadline = deadline ? deadline : NEVER,
        .fixed_priority = task->timing.priority < PRIORITY_EDF,
    };
}

void admission_control(const struct taskset_description *taskset, bool admitted[MAX_TASKS])
{
    struct demand demand[MAX_TASKS];
    unsigned count = 0;

    for (unsigned i = 0; i < taskset->tasks; i++) {
        admitted[i] = taskset->task[i].timing.priority < PRIORITY_EDF;
        if (admitted[i])
            demand[count++] = demand_of(&taskset->task[i]);
    }
    for (unsigned i = 0; i < taskset->tasks; i++) {
        if (admitted[i])
            continue;
        demand[count] = demand_of(&taskset->task[i]);
        admitted[i] = admission_demand_is_met(demand, count + 1);
        if (admitted[i])
            count++;
    }
}
