/* The minimum cut behind Sidney's decomposition (ROADMAP.md 1.6), by Dinic's blocking flows.
 *
 * With W and P the values and efforts of a part, each job has a surplus of value x P - effort
 * x W. Surplus flows from a job to its prerequisites, along arcs of any capacity, into those
 * with a deficit. What cannot be sent away belongs to an initial set above the ratio W / P,
 * and where it can still go in the residual network is the smallest such set. Source and sink
 * are not nodes: they are what is left to send, and room. */

#include "findings/sched_core.h"

struct sched_cut sched_cut_new(struct arena *keep, const struct sched *s, const int *part)
{
    size_t n = (size_t)s->n;

    return (struct sched_cut){
        .s = s,
        .part = part,
        .left = arena_new(keep, int64_t, n),
        .along = arena_new(keep, int64_t, (size_t)s->before.at[n]),
        .level = arena_new(keep, int, n),
        .next = arena_new(keep, int, n),
        .queue = arena_new(keep, int, n),
    };
}

static void begin(struct sched_cut *c, const int *member, int n)
{
    const struct sched *s = c->s;
    int64_t value = 0, effort = 0;

    for (int i = 0; i < n; i++) value += s->value[member[i]], effort += s->effort[member[i]];
    for (int i = 0; i < n; i++) {
        int j = member[i];
        c->left[j] = s->value[j] * effort - s->effort[j] * value;
        for (int e = s->before.at[j]; e < s->before.at[j + 1]; e++) c->along[e] = 0;
    }
}

/* Levels by breadth-first search; true when something can still be sent somewhere. If not,
 * the jobs with a level are the residual reach of what is left. */
static bool find_levels(struct sched_cut *c, const int *member, int n)
{
    const struct sched *s = c->s;
    int tail = 0, part = c->part[member[0]];
    bool found = false;

    for (int i = 0; i < n; i++) {
        int j = member[i];
        c->next[j] = 0;
        c->level[j] = c->left[j] > 0 ? 0 : -1;
        if (c->left[j] > 0) c->queue[tail++] = j;
    }
    for (int head = 0; head < tail && !found; head++) {
        int j = c->queue[head];
        for (int e = s->before.at[j]; e < s->before.at[j + 1]; e++) {
            int q = s->before.of[e];
            if (c->part[q] != part || c->level[q] >= 0) continue;
            c->level[q] = c->level[j] + 1;
            c->queue[tail++] = q;
            found |= c->left[q] < 0;
        }
        for (int e = s->after.at[j]; e < s->after.at[j + 1]; e++) {
            int q = s->after.of[e];
            if (c->part[q] != part || c->level[q] >= 0 || c->along[s->after_arc[e]] == 0) continue;
            c->level[q] = c->level[j] + 1;
            c->queue[tail++] = q;
            found |= c->left[q] < 0;
        }
    }
    return found;
}

/* One arc further down, over entry `k` of the arcs of j: its far end, and where its flow stands. */
static int far_end(const struct sched_cut *c, int j, int k, int64_t *room, int *entry, int *sign)
{
    const struct sched *s = c->s;
    int first = s->before.at[j], wide = s->before.at[j + 1] - first;

    if (k < wide) {
        *entry = first + k;
        *sign = 1;
        *room = INT64_MAX;
        return s->before.of[*entry];
    }
    int back = s->after.at[j] + k - wide;
    *entry = s->after_arc[back];
    *sign = -1;
    *room = c->part[s->after.of[back]] == c->part[j] ? c->along[*entry] : 0;
    return s->after.of[back];
}

/* Sends up to `amount` from j down the levels; returns how much found room. Depth: levels. */
static int64_t push(struct sched_cut *c, int j, int64_t amount)
{
    const struct sched *s = c->s;
    int arcs = s->before.at[j + 1] - s->before.at[j] + s->after.at[j + 1] - s->after.at[j];
    int64_t sent = 0;

    if (c->left[j] < 0) {
        sent = amount < -c->left[j] ? amount : -c->left[j];
        c->left[j] += sent;
    }
    for (; sent < amount && c->next[j] < arcs; c->next[j]++) {
        int64_t room, want = amount - sent;
        int entry, sign, q = far_end(c, j, c->next[j], &room, &entry, &sign);
        if (c->part[q] != c->part[j] || c->level[q] != c->level[j] + 1 || room == 0) continue;
        int64_t got = push(c, q, want < room ? want : room);
        c->along[entry] += sign * got;
        sent += got;
        if (sent == amount) break; /* this arc may take more next time */
    }
    return sent;
}

int sched_cut(struct sched_cut *c, const int *member, int n)
{
    begin(c, member, n);
    while (find_levels(c, member, n))
        for (int i = 0; i < n; i++) {
            int j = member[i];
            if (c->level[j] == 0 && c->left[j] > 0) c->left[j] -= push(c, j, c->left[j]);
        }

    int size = 0;
    for (int i = 0; i < n; i++) size += c->level[member[i]] >= 0;
    return size;
}
