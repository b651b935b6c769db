#include "document/icc.h"

#include "base/arena.h"
#include "base/buf.h"

/* Fields as in ICC.1:1998-09; numbers are big-endian. */
enum {
    HEADER = 128, TAGS = 4, DIRECTORY = 4 + 12 * TAGS,
    DESC_AT = HEADER + DIRECTORY, DESC = 96,
    CPRT_AT = DESC_AT + DESC, CPRT = 24,
    WTPT_AT = CPRT_AT + CPRT, WTPT = 20,
    CURVE_AT = WTPT_AT + WTPT, CURVE = 16,
    SIZE = CURVE_AT + CURVE
};

static void put16(struct buf *b, unsigned v)
{
    buf_byte(b, (char)(v >> 8 & 0xFF));
    buf_byte(b, (char)(v & 0xFF));
}

static void put32(struct buf *b, uint32_t v)
{
    put16(b, v >> 16);
    put16(b, v & 0xFFFF);
}

static void fill_to(struct buf *b, ptrdiff_t n)
{
    while (b->n < n) buf_byte(b, 0);
}

static void put_white(struct buf *b) /* D50 in parts of 65536 */
{
    put32(b, 0xF6D6), put32(b, 0x10000), put32(b, 0xD32D);
}

static void put_header(struct buf *b)
{
    put32(b, SIZE);
    put32(b, 0);           /* no preferred colour machine */
    put32(b, 0x02100000);  /* version 2.1 */
    buf_add(b, S("mntrGRAYXYZ "));
    put16(b, 2026), put16(b, 1), put16(b, 1); /* made: a fixed day, since same book, same bytes */
    fill_to(b, 36);
    buf_add(b, S("acsp"));
    fill_to(b, 68);
    put_white(b);          /* of the connection space */
    fill_to(b, HEADER);
}

static void put_tag(struct buf *b, struct str name, uint32_t at, uint32_t size)
{
    buf_add(b, name);
    put32(b, at), put32(b, size);
}

struct str icc_grey(struct arena *keep)
{
    struct buf b = buf_in(keep);
    struct str name = S("Grey"), licence = S("Public domain");

    put_header(&b);
    put32(&b, TAGS);
    put_tag(&b, S("desc"), DESC_AT, DESC);
    put_tag(&b, S("cprt"), CPRT_AT, CPRT);
    put_tag(&b, S("wtpt"), WTPT_AT, WTPT);
    put_tag(&b, S("kTRC"), CURVE_AT, CURVE);

    buf_add(&b, S("desc")), put32(&b, 0), put32(&b, (uint32_t)name.n + 1), buf_add(&b, name);
    fill_to(&b, CPRT_AT); /* its end, and no Unicode and no Macintosh name */
    buf_add(&b, S("text")), put32(&b, 0), buf_add(&b, licence);
    fill_to(&b, WTPT_AT);
    buf_add(&b, S("XYZ ")), put32(&b, 0), put_white(&b);
    buf_add(&b, S("curv")), put32(&b, 0), put32(&b, 1), put16(&b, 0x0233); /* 2.2 in parts of 256 */
    fill_to(&b, SIZE);
    return buf_str(&b);
}
