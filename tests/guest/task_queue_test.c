#include <stdlib.h>

#include "check.h"
#include "kernel/task_queue.h"

/* The slow and obvious way. */
static int slow_first(const bool present[], const struct queue_key key[])
{
    int first = NO_TASK;

    for (int i = 0; i < MAX_TASKS; i++) {
        if (!present[i])
            continue;
        if (first == NO_TASK || key[i].major < key[first].major ||
            (key[i].major == key[first].major && key[i].minor < key[first].minor))
            first = i;
    }
    return first;
}

TEST(The_queue_agrees_with_a_search_over_all_tasks)
{
    struct task_queue queue;
    bool present[MAX_TASKS] = {false};
    struct queue_key key[MAX_TASKS];

    srand(1);
    queue_clear(&queue);
    for (unsigned step = 0; step < 100000; step++) {
        unsigned task = (unsigned)rand() % MAX_TASKS;
        if (rand() % 3) {
            key[task] = (struct queue_key){(uint64_t)rand() % 20, (uint64_t)rand() % 3};
            present[task] = true;
            queue_put(&queue, task, key[task]);
        } else {
            present[task] = false;
            queue_remove(&queue, task);
        }
        CHECK(queue_first(&queue) == slow_first(present, key));
    }
}
