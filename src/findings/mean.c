#include "findings/mean.h"

#include <stdint.h>

#include "questionnaire/questionnaire.h"

int thousandths(int a, int b)
{
    return b == 0 ? -1 : (int)((2000 * (int64_t)a + b) / (2 * (int64_t)b));
}

struct mean mean_of(int sum, int known, int unknown)
{
    int all = known + unknown;
    return (struct mean){ sum, known, unknown, thousandths(sum, known), thousandths(sum, all),
        thousandths(sum + (LEVELS - 1) * unknown, all) };
}
