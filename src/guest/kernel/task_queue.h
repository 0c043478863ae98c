/* A priority queue of tasks: a binary heap that can also move and remove a task it holds. Every operation is O(log n), because the
 * kernel runs it with interrupts off. */
#ifndef KERNEL_TASK_QUEUE_H
#define KERNEL_TASK_QUEUE_H

#include <stdint.h>

#define MAX_TASKS 64
#define NO_TASK (-1)

/* Smaller comes first: by major, then minor, then task id. */
struct queue_key {
    uint64_t major, minor;
};

struct task_queue {
    uint8_t length;
    uint8_t heap[MAX_TASKS];
    uint8_t place[MAX_TASKS]; /* index in heap + 1, or 0 when the task is not in the queue */
    struct queue_key key[MAX_TASKS];
};

void queue_clear(struct task_queue *q);
void queue_put(struct task_queue *q, unsigned task, struct queue_key key); /* inserts, or moves to the new key */
void queue_remove(struct task_queue *q, unsigned task);
int queue_first(const struct task_queue *q); /* a task, or NO_TASK */

#endif
