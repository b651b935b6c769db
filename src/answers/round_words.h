#pragma once
/* The words of a round's file, in the order of their enums. Only for round_file_*.c. */

extern const char *const round_format[];    /* "round/1" */
extern const char *const anonymity_words[]; /* enum anonymity */
extern const char *const form_words[];      /* enum form */
extern const char *const ask_words[];       /* enum ask_state */
extern const char *const speaker_words[];   /* enum speaker */
extern const char *const promise_words[];   /* enum promise_state */
