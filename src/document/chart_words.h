#pragma once
/* A chart in words and marks, a row a line: what plain text and Markdown show of it. */

#include <stddef.h>

#include "base/str.h"

struct arena;
struct chart;

struct texts_of_chart {
    struct str *list;
    size_t n;
    int hang; /* columns by which a row that must be broken is continued */
};

/* Rows in keep; title and summary are not among them. */
struct texts_of_chart chart_words(struct arena *keep, const struct chart *chart);
