#include "document/pdf_file.h"

#include <string.h>

#include <hpdf_doc.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>
#include <hpdf_utils.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/hash.h"
#include "base/utf8.h"

/* libharu repeats an error for every call that follows; only the first says something. */
static void keep_first(HPDF_STATUS error, HPDF_STATUS detail, void *file)
{
    struct pdf_file *f = file;
    if (f->error == HPDF_OK) f->error = error, f->detail = detail;
}

/* Some of libharu's calls fail without telling the handler. */
static void check(struct pdf_file *f, HPDF_STATUS status)
{
    if (status != HPDF_OK) keep_first(status, 0, f);
}

/* An object that could not be made. */
static void *made(struct pdf_file *f, void *object)
{
    if (!object) keep_first(HPDF_FAILD_TO_ALLOC_MEM, 0, f);
    return object;
}

bool pdf_failed(const struct pdf_file *f)
{
    return f->error != HPDF_OK;
}

/* --- the file -------------------------------------------------------------------- */

void pdf_open(struct pdf_file *f, struct pdf_memory memory)
{
    *f = (struct pdf_file){ 0 };
    f->doc = made(f, HPDF_NewEx(keep_first, memory.get, memory.give_back, 0, f));
    if (!f->doc) return;
    f->doc->pdf_version = HPDF_VER_14; /* what PDF/A-1 is made of */
    check(f, HPDF_SetCompressionMode(f->doc, HPDF_COMP_ALL));
}

void pdf_close(struct pdf_file *f)
{
    if (f->doc) HPDF_Free(f->doc);
    f->doc = NULL;
}

/* --- objects --------------------------------------------------------------------- */

HPDF_Dict pdf_dict(struct pdf_file *f)
{
    if (pdf_failed(f)) return NULL;
    HPDF_Dict d = made(f, HPDF_Dict_New(f->doc->mmgr));
    if (d) check(f, HPDF_Xref_Add(f->doc->xref, d)); /* frees it on failure */
    return pdf_failed(f) ? NULL : d;
}

static void write_to(struct pdf_file *f, HPDF_Stream stream, struct str bytes)
{
    if (bytes.n > 0) check(f, HPDF_Stream_Write(stream, (const HPDF_BYTE *)bytes.s, (HPDF_UINT)bytes.n));
}

HPDF_Dict pdf_stream(struct pdf_file *f, struct str bytes, bool compress)
{
    if (pdf_failed(f)) return NULL;
    HPDF_Dict d = made(f, HPDF_DictStream_New(f->doc->mmgr, f->doc->xref));
    if (!d) return NULL;
    d->filter = compress ? HPDF_STREAM_FILTER_FLATE_DECODE : HPDF_STREAM_FILTER_NONE;
    write_to(f, d->stream, bytes);
    return pdf_failed(f) ? NULL : d;
}

/* --- entries of a dictionary ------------------------------------------------------- */

void pdf_put(struct pdf_file *f, HPDF_Dict d, const char *key, void *object)
{
    if (pdf_failed(f) || !d || !object) return;
    check(f, HPDF_Dict_Add(d, key, object));
}

void pdf_put_name(struct pdf_file *f, HPDF_Dict d, const char *key, const char *name)
{
    if (!pdf_failed(f) && d) check(f, HPDF_Dict_AddName(d, key, name));
}

void pdf_put_number(struct pdf_file *f, HPDF_Dict d, const char *key, int32_t number)
{
    if (!pdf_failed(f) && d) check(f, HPDF_Dict_AddNumber(d, key, number));
}

void pdf_put_bool(struct pdf_file *f, HPDF_Dict d, const char *key, bool value)
{
    if (!pdf_failed(f) && d) check(f, HPDF_Dict_AddBoolean(d, key, value ? HPDF_TRUE : HPDF_FALSE));
}

/* libharu copies the bytes, but does not promise so in its types. */
static HPDF_Binary binary(struct pdf_file *f, struct str bytes)
{
    if (pdf_failed(f)) return NULL;
    return made(f, HPDF_Binary_New(f->doc->mmgr, (HPDF_BYTE *)(uintptr_t)bytes.s, (HPDF_UINT)bytes.n));
}

void pdf_put_bytes(struct pdf_file *f, HPDF_Dict d, const char *key, struct str bytes)
{
    pdf_put(f, d, key, binary(f, bytes));
}

HPDF_Dict pdf_put_dict(struct pdf_file *f, HPDF_Dict d, const char *key)
{
    if (pdf_failed(f)) return NULL;
    HPDF_Dict in = made(f, HPDF_Dict_New(f->doc->mmgr));
    pdf_put(f, d, key, in);
    return pdf_failed(f) ? NULL : in;
}

HPDF_Array pdf_put_array(struct pdf_file *f, HPDF_Dict d, const char *key)
{
    if (pdf_failed(f)) return NULL;
    HPDF_Array in = made(f, HPDF_Array_New(f->doc->mmgr));
    pdf_put(f, d, key, in);
    return pdf_failed(f) ? NULL : in;
}

/* --- texts ----------------------------------------------------------------------- */

enum { TEXT_MOST = 4000 }; /* code points; a PDF/A-1 string holds 65535 bytes */

int32_t pdf_clean(int32_t cp)
{
    if ((cp >= 0 && cp < 0x20) || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 || cp == 0x2029) return ' ';
    return cp < 0 || (cp & 0xFFFE) == 0xFFFE ? 0xFFFD : cp; /* U+FFFE and U+FFFF of each plane are nothing */
}

static bool is_plain(struct str t)
{
    for (ptrdiff_t i = 0; i < t.n; i++)
        if (t.s[i] < 0x20 || t.s[i] > 0x7E) return false;
    return true;
}

static size_t put_utf16(char *to, int32_t cp)
{
    uint32_t pair = cp > 0xFFFF ? (uint32_t)cp - 0x10000 : 0;
    uint32_t unit[2] = { cp > 0xFFFF ? 0xD800 + (pair >> 10) : (uint32_t)cp, 0xDC00 + (pair & 0x3FF) };
    size_t n = cp > 0xFFFF ? 2 : 1;

    for (size_t i = 0; i < n; i++) {
        to[2 * i] = (char)(unit[i] >> 8);
        to[2 * i + 1] = (char)(unit[i] & 0xFF);
    }
    return 2 * n;
}

void pdf_put_text(struct pdf_file *f, HPDF_Dict d, const char *key, struct str utf8)
{
    char wide[2 + 4 * TEXT_MOST] = { (char)0xFE, (char)0xFF };
    size_t n = 2;

    if (is_plain(utf8)) {
        pdf_put_bytes(f, d, key, str_head(utf8, TEXT_MOST));
        return;
    }
    for (int i = 0; i < TEXT_MOST && utf8.n > 0; i++) n += put_utf16(wide + n, pdf_clean(utf8_next(&utf8)));
    pdf_put_bytes(f, d, key, (struct str){ wide, (ptrdiff_t)n });
}

/* --- items of an array ------------------------------------------------------------- */

void pdf_add(struct pdf_file *f, HPDF_Array a, void *object)
{
    if (!pdf_failed(f) && a && object) check(f, HPDF_Array_Add(a, object));
}

void pdf_add_name(struct pdf_file *f, HPDF_Array a, const char *name)
{
    if (!pdf_failed(f) && a) check(f, HPDF_Array_AddName(a, name));
}

void pdf_add_number(struct pdf_file *f, HPDF_Array a, int32_t number)
{
    if (!pdf_failed(f) && a) check(f, HPDF_Array_AddNumber(a, number));
}

void pdf_add_units(struct pdf_file *f, HPDF_Array a, int32_t units)
{
    if (!pdf_failed(f) && a) check(f, HPDF_Array_AddReal(a, (HPDF_REAL)units / 1000));
}

HPDF_Array pdf_add_array(struct pdf_file *f, HPDF_Array a)
{
    if (pdf_failed(f)) return NULL;
    HPDF_Array in = made(f, HPDF_Array_New(f->doc->mmgr));
    pdf_add(f, a, in);
    return pdf_failed(f) ? NULL : in;
}

/* --- pages ----------------------------------------------------------------------- */

HPDF_Page pdf_page(struct pdf_file *f, int32_t width, int32_t height, struct str content, HPDF_Dict resources)
{
    if (pdf_failed(f)) return NULL;
    HPDF_Page page = made(f, HPDF_AddPage(f->doc));
    if (!page) return NULL;
    check(f, HPDF_Page_SetWidth(page, (HPDF_REAL)width / 1000));
    check(f, HPDF_Page_SetHeight(page, (HPDF_REAL)height / 1000));
    pdf_put(f, page, "Resources", resources);
    write_to(f, ((HPDF_PageAttr)page->attr)->stream, content);
    return pdf_failed(f) ? NULL : page;
}

/* --- saving ----------------------------------------------------------------------- */

enum { ID = 16 };

/* Zeros until the bytes are there that it is the hash of. */
static void put_id(struct pdf_file *f)
{
    static const char zeros[ID];
    HPDF_Array id = pdf_put_array(f, f->doc->trailer, "ID");

    for (int i = 0; i < 2; i++) pdf_add(f, id, binary(f, (struct str){ zeros, ID }));
}

/* The two places where libharu has written the zeros: the last ones of the file, in its trailer. */
static void set_id(char *bytes, ptrdiff_t n)
{
    static const char hex[] = "0123456789ABCDEF";
    struct str zeros = S("<00000000000000000000000000000000>"), file = { bytes, n };
    struct hash h = hash_of(file);
    int found = 0;

    for (ptrdiff_t at = n - zeros.n; at >= 0 && at > n - 1000 && found < 2; at--) {
        if (!str_starts(str_from(file, at), zeros)) continue;
        for (int i = 0; i < ID; i++) {
            bytes[at + 1 + 2 * i] = hex[h.byte[i] >> 4];
            bytes[at + 2 + 2 * i] = hex[h.byte[i] & 15];
        }
        found++;
    }
    if (found != 2) bug("no place for the id of the document");
}

static struct str saved(struct pdf_file *f, struct arena *keep)
{
    HPDF_Stream from = f->doc->stream;
    size_t n = HPDF_Stream_Size(from), done = 0;
    char *to = arena_new(keep, char, n);
    for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(from); i++) {
        HPDF_UINT part = 0;
        const HPDF_BYTE *bytes = HPDF_MemStream_GetBufPtr(from, i, &part);
        if (!bytes || part > n - done) break;
        memcpy(to + done, bytes, part);
        done += part;
    }
    if (done != n) check(f, HPDF_INVALID_STREAM);
    else set_id(to, (ptrdiff_t)n);
    return (struct str){ to, (ptrdiff_t)n };
}

struct pdf_bytes pdf_save(struct pdf_file *f, struct arena *keep)
{
    struct pdf_bytes r = { 0 };

    if (!pdf_failed(f)) put_id(f);
    if (!pdf_failed(f)) check(f, HPDF_SaveToStream(f->doc));
    if (!pdf_failed(f)) r.bytes = saved(f, keep);
    r.ok = !pdf_failed(f);
    return r;
}
