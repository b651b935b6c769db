#pragma once
/* libharu's object layer with one way to fail. Every call may follow a failed one: it
 * then does nothing and gives NULL, and the first error stays in the file. Objects
 * belong to the file. Nothing here jumps. Inside document/pdf* only. */

#include <stdbool.h>
#include <stdint.h>

#include <hpdf.h>
#include <hpdf_objects.h>

#include "base/str.h"
#include "document/pdf.h"

struct arena;

struct pdf_file {
    HPDF_Doc doc;
    HPDF_STATUS error, detail; /* the first one; HPDF_OK: none yet */
};

/* Where libharu gets its memory. NULLs: malloc and free. */
struct pdf_memory {
    HPDF_Alloc_Func get;
    HPDF_Free_Func give_back;
};

/* Opens an empty PDF 1.4 in *f, which must stay where it is until pdf_close. */
void pdf_open(struct pdf_file *f, struct pdf_memory memory);
void pdf_close(struct pdf_file *f);

/* The finished file in keep, with its id set to the hash of its content; not ok after an
 * error. Once only. */
struct pdf_bytes pdf_save(struct pdf_file *f, struct arena *keep);

/* Whether any call has failed so far. */
bool pdf_failed(const struct pdf_file *f);

/* New objects that others may refer to. pdf_stream copies the bytes. */
HPDF_Dict pdf_dict(struct pdf_file *f);
HPDF_Dict pdf_stream(struct pdf_file *f, struct str bytes, bool compress);

/* Entries of a dictionary. Names and keys are plain ASCII. */
void pdf_put(struct pdf_file *f, HPDF_Dict d, const char *key, void *object);
void pdf_put_name(struct pdf_file *f, HPDF_Dict d, const char *key, const char *name);
void pdf_put_number(struct pdf_file *f, HPDF_Dict d, const char *key, int32_t number);
void pdf_put_bool(struct pdf_file *f, HPDF_Dict d, const char *key, bool value);
void pdf_put_bytes(struct pdf_file *f, HPDF_Dict d, const char *key, struct str bytes);
HPDF_Dict  pdf_put_dict(struct pdf_file *f, HPDF_Dict d, const char *key);  /* a new one, in place */
HPDF_Array pdf_put_array(struct pdf_file *f, HPDF_Dict d, const char *key); /* a new one, in place */

/* What stands for a code point in a text of one line that PDF and XML can both hold: a
 * space for controls, U+FFFD for what is no character. */
int32_t pdf_clean(int32_t cp);

/* A text that people read, in UTF-8: cleaned, written as ASCII if it is that, else as UTF-16. */
void pdf_put_text(struct pdf_file *f, HPDF_Dict d, const char *key, struct str utf8);

/* Items of an array. pdf_add_units: thousandths of a point. */
void pdf_add(struct pdf_file *f, HPDF_Array a, void *object);
void pdf_add_name(struct pdf_file *f, HPDF_Array a, const char *name);
void pdf_add_number(struct pdf_file *f, HPDF_Array a, int32_t number);
void pdf_add_units(struct pdf_file *f, HPDF_Array a, int32_t units);
HPDF_Array pdf_add_array(struct pdf_file *f, HPDF_Array a); /* a new one, in place */

/* A new page of this size (thousandths of a point) with its content and resources. */
HPDF_Page pdf_page(struct pdf_file *f, int32_t width, int32_t height, struct str content, HPDF_Dict resources);
