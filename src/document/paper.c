#include "document/page.h"

/* ISO 216 and ANSI, to a thousandth of a point. */
const struct paper_size paper_sizes[PAPERS] = {
    [PAPER_A4] = { 595276, 841890 },
    [PAPER_LETTER] = { 612000, 792000 },
};
