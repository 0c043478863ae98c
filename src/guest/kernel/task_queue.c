#include "kernel/task_queue.h"

#include <stdbool.h>
#include <string.h>

void queue_clear(struct task_queue *q)
{
    memset(q, 0, sizeof *q);
}

static bool before(const struct task_queue *q, unsigned a, unsigned b)
{
    const struct queue_key *ka = &q->key[a], *kb = &q->key[b];

    if (ka->major != kb->major)
        return ka->major < kb->major;
    if (ka->minor != kb->minor)
        return ka->minor < kb->minor;
    return a < b;
}

static void place(struct task_queue *q, unsigned index, unsigned task)
{
    q->heap[index] = (uint8_t)task;
    q->place[task] = (uint8_t)(index + 1);
}

static void sift_up(struct task_queue *q, unsigned index)
{
    unsigned task = q->heap[index];

    while (index > 0) {
        unsigned parent = (index - 1) / 2;
        if (!before(q, task, q->heap[parent]))
            break;
        place(q, index, q->heap[parent]);
        index = parent;
    }
    place(q, index, task);
}

static void sift_down(struct task_queue *q, unsigned index)
{
    unsigned task = q->heap[index];

    for (;;) {
        unsigned child = 2 * index + 1;
        if (child >= q->length)
            break;
        if (child + 1 < q->length && before(q, q->heap[child + 1], q->heap[child]))
            child++;
        if (!before(q, q->heap[child], task))
            break;
        place(q, index, q->heap[child]);
        index = child;
    }
    place(q, index, task);
}

void queue_put(struct task_queue *q, unsigned task, struct queue_key key)
{
    if (q->place[task] == 0)
        place(q, q->length++, task);
    q->key[task] = key;
    sift_up(q, q->place[task] - 1u);
    sift_down(q, q->place[task] - 1u);
}

void queue_remove(struct task_queue *q, unsigned task)
{
    if (q->place[task] == 0)
        return;
    unsigned hole = q->place[task] - 1u;
    unsigned last = q->heap[--q->length];

    q->place[task] = 0;
    if (last == task)
        return;
    place(q, hole, last);
    sift_up(q, hole);
    sift_down(q, q->place[last] - 1u);
}

int queue_first(const struct task_queue *q)
{
    return q->length > 0 ? q->heap[0] : NO_TASK;
}
