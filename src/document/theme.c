#include "document/theme.h"

enum { INK = 0, SOFT = 96, PALE = 176, WASH = 242 };

const struct theme theme = {
    .body = { 9000, 13000, FACE_TEXT, INK },
    .lead = { 11000, 16250, FACE_TEXT, INK },
    .small = { 8000, 11500, FACE_TEXT, INK },
    .strong_small = { 8000, 11500, FACE_BOLD, INK },
    .heading = {
        { 17000, 22750, FACE_BOLD, INK },
        { 12500, 16250, FACE_BOLD, INK },
        { 10000, 13000, FACE_BOLD, INK },
    },
    .margin = 56000, .top = 62000, .bottom = 68000,
    .footer = 40000, .label = 40000,
    .measure = 420000,
    .quarter = 3250,
    .indent = 14000,
    .gutter = 16000,
    .cell_gap = 16000, .cell_pad = 4000,
    .box_pad = 12000,
    .writing = 22000,
    .hairline = 400, .line = 600, .heavy = 1000,
    .ink = INK, .soft = SOFT, .pale = PALE, .wash = WASH,
};
