#pragma once
/* The words of the files, in the order of their enums (questionnaire.h), NULL at the end:
 * for the tables of the reader. */

extern const char *const tag_words[];
extern const char *const question_type_words[];
extern const char *const pulls_words[];
extern const char *const effect_words[];
