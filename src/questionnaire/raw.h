#pragma once
/* A questionnaire between file and model: the items as decoded, references still names.
 * Inside this room only. Each raw item holds the item of the model (`it`), which is copied
 * into its place when all files are read, and what resolve.c turns into pointers. */

#include <stdbool.h>

#include "questionnaire/questionnaire.h"
#include "questionnaire/rules.h"
#include "yaml/decode.h"

/* "rel-map-release" (level 0) or "release-automation:2". */
struct need_ref {
    struct str id;
    int level;
    const struct ynode *from;
};

struct need_refs {
    struct need_ref *list;
    size_t n;
};

/* "sre-book:8". */
struct cite_ref {
    struct str id, place;
    const struct ynode *from;
};

struct cite_refs {
    struct cite_ref *list;
    size_t n;
};

struct refs {
    struct ref *list;
    size_t n;
};

struct raw_capability {
    struct capability it;
    const struct ynode *when; /* NULL: none */
    struct need_refs needs[LEVELS];
    struct cite_refs sources;
};

struct raw_action {
    struct action it;
    struct { struct ref capability; int from, to; } moves;
    struct need_refs needs;
};

struct raw_area {
    struct area it;
    struct raw_capability *capabilities;
    size_t n_capabilities;
    struct raw_action *actions;
    size_t n_actions;
};

struct raw_question {
    struct question it;
    struct ref section;
    struct { struct ref question; struct refs is; const struct ynode *from; } after;
};

struct raw_cluster {
    struct cluster it;
    struct cite_ref source;
};

struct raw_profile {
    struct section *sections;
    size_t n_sections;
    struct raw_question *questions;
    size_t n_questions;
    struct metric *metrics;
    size_t n_metrics;
    struct raw_cluster *clusters;
    size_t n_clusters;
};

struct raw_terms {
    struct term *list;
    size_t n;
};

struct raw_works {
    struct work *list;
    size_t n;
};

struct raw_effect {
    struct effect it;
    struct refs targets, before;
    const struct ynode *until;       /* NULL: none */
    unsigned limit, only, ensure;    /* tags, by the key under which they stood */
    unsigned tagged;                 /* 0: any */
    int most, least, per;
};

struct raw_rule {
    struct rule it;
    const struct ynode *when;        /* NULL: none */
    struct raw_effect *effects;
    size_t n_effects;
    struct cite_refs sources;
};

struct raw_group {
    struct rule_group it;
    struct raw_rule *rules;
    size_t n_rules;
};

struct raw_contradiction {
    struct contradiction it;
    const struct ynode *when;
};

struct raw_rules {
    struct raw_group *groups;
    size_t n_groups;
    struct raw_contradiction *contradictions;
    size_t n_contradictions;
    struct rule_parameters parameters;
};

/* A file named by another. */
struct file_name {
    struct str name;
    const struct ynode *from; /* NULL: none */
};

struct raw_main {
    struct str id, version;
    struct text title;
    struct text scale[LEVELS];
    struct { struct file_name *list; size_t n; } areas;
    struct file_name profile, rules, glossary, sources;
};

struct raw {
    struct raw_main main;
    struct raw_area *areas; /* as many as main.areas; an area that could not be read has no id */
    struct raw_profile profile;
    struct raw_terms terms;
    struct raw_works works;
    struct raw_rules *rules; /* NULL: none */
};

/* The top of a file: its table. read_area.c, read_profile.c, read_rules.c and read_lists.c. */
extern const struct field area_fields[], profile_fields[], rules_fields[], glossary_fields[], sources_fields[], main_fields[];

/* Values of more than one file. read_values.c */
decode_fn decode_need;      /* struct need_ref */
decode_fn decode_citation;  /* struct cite_ref */
decode_fn decode_estimate;  /* struct estimate */
decode_fn decode_file_name; /* struct file_name */
extern const struct field need_item, cite_item, text_item, ref_item, option_item;

enum { TITLE_MOST = 200, SENTENCES_MOST = 1500 }; /* characters */
