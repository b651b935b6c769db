#pragma once
/* A mean of levels with what is still unknown about it, in thousandths of a level. */

/* A mean as it was calculated: print it next to its result. mean = sum / known. With every
 * unknown at 0, low = sum / (known + unknown); with every unknown at 4,
 * high = (sum + 4 * unknown) / (known + unknown). */
struct mean {
    int sum;                 /* of the known levels */
    int known, unknown;      /* capabilities */
    int mean, low, high;     /* thousandths; -1 without anything asked (mean: known) */
};

/* Of `known` levels with that sum, and so many unknown ones. */
struct mean mean_of(int sum, int known, int unknown);

/* a / b in thousandths, rounded half up; -1 when b is 0. a, b >= 0. */
int thousandths(int a, int b);
