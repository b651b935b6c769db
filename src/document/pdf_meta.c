#include "document/pdf_meta.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "document/icc.h"
#include "document/page.h"

/* --- the two descriptions, which have to say the same ------------------------------- */

struct about {
    struct str title, author, subject; /* one line each, valid UTF-8 */
    struct date date;
};

static const struct str producer = S_INIT("Tightrope (libharu, HarfBuzz)");

/* Both descriptions hold the same text to the letter, or PDF/A is broken. */
static struct str one_line(struct arena *keep, struct str text)
{
    enum { MOST = 1000 };
    struct buf b = buf_in(keep);

    text = str_trim(text);
    for (int i = 0; i < MOST && text.n > 0; i++) {
        char bytes[4];
        buf_add(&b, (struct str){ bytes, utf8_put(bytes, pdf_clean(utf8_next(&text))) });
    }
    return buf_str(&b);
}

static void put_info(struct pdf_file *f, const struct about *a, struct arena scratch)
{
    HPDF_Dict info = f->doc->info; /* libharu's own, with its own producer until now */
    const struct { const char *key; struct str text; } entries[] = {
        { "Title", a->title }, { "Author", a->author }, { "Subject", a->subject },
        { "Creator", S("Tightrope") }, { "Producer", producer },
    };

    for (size_t i = 0; i < countof(entries); i++)
        if (entries[i].text.n) pdf_put_text(f, info, entries[i].key, entries[i].text);
    if (date_known(a->date))
        pdf_put_bytes(f, info, "CreationDate", str_printf(&scratch, "D:%04d%02d%02d000000Z", a->date.year, a->date.month, a->date.day));
}

static void escaped(struct buf *b, struct str text)
{
    for (ptrdiff_t i = 0; i < text.n; i++) {
        switch (text.s[i]) {
        case '&': buf_add(b, S("&amp;")); break;
        case '<': buf_add(b, S("&lt;")); break;
        case '>': buf_add(b, S("&gt;")); break;
        default: buf_byte(b, text.s[i]);
        }
    }
}

static void element(struct buf *b, struct str before, struct str text, struct str after)
{
    if (!text.n) return;
    buf_add(b, before);
    escaped(b, text);
    buf_add(b, after);
}

static struct str xmp(struct arena *keep, const struct about *a)
{
    struct buf b = buf_in(keep);

    buf_add(&b, S("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                  "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                  "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
                  "<pdfaid:part>1</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n</rdf:Description>\n"
                  "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
                  "<dc:format>application/pdf</dc:format>\n"));
    element(&b, S("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"), a->title, S("</rdf:li></rdf:Alt></dc:title>\n"));
    element(&b, S("<dc:creator><rdf:Seq><rdf:li>"), a->author, S("</rdf:li></rdf:Seq></dc:creator>\n"));
    element(&b, S("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">"), a->subject,
            S("</rdf:li></rdf:Alt></dc:description>\n"));
    buf_add(&b, S("</rdf:Description>\n"
                  "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
                  "<xmp:CreatorTool>Tightrope</xmp:CreatorTool>\n"));
    if (date_known(a->date))
        buf_printf(&b, "<xmp:CreateDate>%04d-%02d-%02dT00:00:00Z</xmp:CreateDate>\n", a->date.year, a->date.month, a->date.day);
    buf_add(&b, S("</rdf:Description>\n"
                  "<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"));
    element(&b, S("<pdf:Producer>"), producer, S("</pdf:Producer>\n"));
    buf_add(&b, S("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>"));
    return buf_str(&b);
}

/* --- the catalog ----------------------------------------------------------------- */

static void put_metadata(struct pdf_file *f, struct str packet)
{
    HPDF_Dict d = pdf_stream(f, packet, false); /* plain, so that any program can read it */

    pdf_put_name(f, d, "Type", "Metadata");
    pdf_put_name(f, d, "Subtype", "XML");
    pdf_put(f, f->doc->catalog, "Metadata", d);
}

static void put_intent(struct pdf_file *f, struct str profile)
{
    HPDF_Dict intent = pdf_dict(f), stream = pdf_stream(f, profile, true);

    pdf_put_number(f, stream, "N", 1);
    pdf_put_name(f, intent, "Type", "OutputIntent");
    pdf_put_name(f, intent, "S", "GTS_PDFA1");
    pdf_put_bytes(f, intent, "OutputConditionIdentifier", S("Custom"));
    pdf_put_bytes(f, intent, "Info", S("Grey, gamma 2.2"));
    pdf_put(f, intent, "DestOutputProfile", stream);
    pdf_add(f, pdf_put_array(f, f->doc->catalog, "OutputIntents"), intent);
}

static void put_manners(struct pdf_file *f, struct str language)
{
    HPDF_Dict shown = pdf_put_dict(f, f->doc->catalog, "ViewerPreferences");

    pdf_put_bool(f, shown, "DisplayDocTitle", true);
    pdf_put_name(f, shown, "PrintScaling", "None");
    if (language.n) pdf_put_bytes(f, f->doc->catalog, "Lang", language);
}

void pdf_meta(struct pdf_file *f, struct arena scratch, const struct book *book)
{
    if (pdf_failed(f)) return;
    struct about a = { one_line(&scratch, book->title), one_line(&scratch, book->author), one_line(&scratch, book->subject), book->date };

    put_info(f, &a, scratch);
    put_metadata(f, xmp(&scratch, &a));
    put_intent(f, icc_grey(&scratch));
    put_manners(f, book->language);
}
