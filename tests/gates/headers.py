"""Headers are what a stranger reads: included once, explained, complete by themselves.

A prototype counts as explained when its paragraph (lines without an empty one between)
holds a comment, when a comment alone stands right above that paragraph, or when it is
the only one, so that the head of the file is about it. A ruler such
as `--- reading ---` explains nothing unless it holds a sentence. What the comment says is for people to judge.
"""

import os
import re
import shutil
import subprocess

import gate

COMMENT = re.compile(r'/\*.*?\*/|//[^\n]*', re.S)
DIRECTIVE = re.compile(r'^[ \t]*#(?:[^\n]*\\\n)*[^\n]*', re.M)
RULER = re.compile(r'\W*-{3,}[\w\s,]*-{3,}\W*')
ATTRIBUTE = re.compile(r'__attribute__\s*\(\((?:[^()]|\([^()]*\))*\)\)')
# name(…) with attributes behind it; not a function pointer, not a definition
PROTOTYPE = re.compile(r'(?:^|[\s*])(\w+)\s*\([^()]*(?:\([^()]*\)[^()]*)*\)(?:\s*\w+(?:\([^()]*\))?)*\s*\Z')


def declarations(text):
    """(offset, statement) of everything at file level that ends with a semicolon."""
    code = DIRECTIVE.sub(gate.blank, gate.code_of(text))
    depth = start = 0
    for at, char in enumerate(code):
        if char in '{(':
            depth += 1
        elif char in '})':
            depth -= 1
            if char == '}' and depth == 0 and not code[at + 1:].lstrip().startswith((';', '*')):
                start = at + 1  # the end of an inline function
        elif char == ';' and depth == 0:
            statement = code[start:at]
            lead = len(statement) - len(statement.lstrip())
            yield start + lead, statement.strip()
            start = at + 1


def prototypes(text):
    for offset, statement in declarations(text):
        if '{' in statement or statement.startswith(('typedef', 'static', '_Static_assert')):
            continue
        found = PROTOTYPE.search(ATTRIBUTE.sub('', statement))
        if found:
            yield offset, found[1]


def paragraphs(text):
    """(start, end) of runs of lines without an empty line; empty lines in comments do not count."""
    hidden = COMMENT.sub(lambda m: re.sub(r'\n', 'x', m.group()), text)
    return [found.span() for found in re.finditer(r'(?:[^\n]*\S[^\n]*(?:\n|\Z))+', hidden)]


def explains(text):
    return any(not RULER.fullmatch(c) for c in COMMENT.findall(text))


def alone(text):
    return explains(text) and not COMMENT.sub('', text).strip()


def unexplained(text):
    """The first prototype of every paragraph that nobody explains."""
    above = ''
    waiting = sorted(prototypes(text))
    if len(waiting) == 1:
        return
    for start, end in paragraphs(text):
        here = [p for p in waiting if start <= p[0] < end]
        paragraph = text[start:end]
        if here and not explains(paragraph) and not alone(above):
            yield here[0]
        above = paragraph


def compile_problem(house, compiler, path):
    """What the compiler says first about a file that includes nothing but this header."""
    ran = subprocess.run([compiler, '-fsyntax-only', '-std=c11', '-D_GNU_SOURCE', '-Isrc', f'-I{house.build}/src', '-xc', '-'],
                         cwd=house.root, env=dict(os.environ, LC_ALL='C'),
                         input=f'#include "{path[4:]}"\n', capture_output=True, text=True)
    return next((line for line in ran.stderr.splitlines() if ' error: ' in line), None)


def check(house):
    compiler = shutil.which('cc') or shutil.which('gcc') or 'clang'
    for path in house.files(name=re.compile(r'.*\.h')):
        text = house.text(path)
        if not text.startswith('#pragma once\n'):
            yield path, 1, 'begin with #pragma once'
        if not alone(''.join(text[slice(*span)].replace('#pragma once', '') for span in paragraphs(text)[:1])):
            yield path, 2, 'say in a comment, right below #pragma once, what this is, who owns it, what can fail'
        for offset, name in unexplained(text):
            yield path, gate.line_of(text, offset), f'{name} needs a comment above it or above its group'
        said = compile_problem(house, compiler, path)
        if said:
            yield path, 1, 'include or declare what it uses: ' + said.split(' error: ')[1]


HEAD = '#pragma once\n/* What this is. */\n\n'

CASES = [
    ('a header as it should be', {
        'src/base/a.h': HEAD + '/* Counts.\n *\n * Never fails. */\nint a_count(void);\nvoid a_more(int n,\n            int m);\n\n'
                               'struct a { int (*f)(int); };\nint a_one(struct a); /* the first one */\n\n'
                               '/* Both may be called twice. */\n\nvoid a_open(void);\nvoid a_close(void);\n\n'
                               'static inline int twice(int n) { return 2 * n; }\n\nenum { A_MOST = (3) };\n'}, []),
    ('no #pragma once, no head', {'src/base/a.h': '#ifndef A\n#define A\n#endif\n'},
     ['src/base/a.h:1: begin with #pragma once',
      'src/base/a.h:2: say in a comment, right below #pragma once, what this is, who owns it, what can fail']),
    ('a prototype without a word', {'src/base/a.h': HEAD + '/* This one. */\nint a_one(void);\n\nint a_two(void);\nint a_three(void);\n'},
     ['src/base/a.h:7: a_two needs a comment above it or above its group']),
    ('a ruler is no comment', {'src/base/a.h': HEAD + '/* --- reading --- */\n\nint a_one(int n, void (*f)(int));\nint a_two(void);\n'},
     ['src/base/a.h:6: a_one needs a comment above it or above its group']),
    ('attributes behind it', {'src/base/a.h': HEAD + 'struct a;\n\nvoid a_say(const char *f, ...) __attribute__((format(printf, 1, 2)));\nint a_two(void);\n'},
     ['src/base/a.h:6: a_say needs a comment above it or above its group']),
    ('the only one', {'src/base/a.h': HEAD + 'struct a;\n\nvoid a_say(const struct a *a);\n'}, []),
    ('a header that leans on others', {'src/base/a.h': HEAD + '/* How many. */\nsize_t a_count(void);\n'},
     ["src/base/a.h:1: include or declare what it uses: unknown type name 'size_t'"]),
]

if __name__ == '__main__':
    gate.main(check, CASES)
