"""Functions that nobody may call, and functions that only their owner may call.

The outside world is one struct (base/sys.h): whoever opens a file, asks the time or reads
the environment by hand cannot be tested with a fake. Whoever prints or exits by hand
takes the terminal, or somebody's unsaved answer, from those who own them.
"""

import re

import gate

LENGTH = 'it does not know the room it has; use struct str, struct buf or snprintf'
NUMBER = 'it cannot report an error; use str_to_int or a decoder'
SHELL = 'names from questionnaires and answers must never reach a shell; spawn with fixed arguments'
WORLD = 'the outside world comes in through struct sys (base/sys.h)'
CHANCE = 'use base/random.h (repeatable) or sys->random (secret)'
JUMP = 'it skips every clean-up on its way; return an error'
END = 'return, or bug(); ending the process belongs to main.c'
SPEAK = 'collect a diagnostic or fill a buf; speaking belongs to the commands'

SYS = ('base/sys_posix.c',)
DEVICE = SYS + ('kiosk/lock', 'printing/')
SCREEN = DEVICE + ('terminal/term.c',)  # it opens the terminal, and a file in memory
ENDERS = ('base/bug.c', 'base/sys.c', 'base/sys_posix.c', 'kiosk/lock', 'main.c', 'printing/')
SPEAKERS = ('base/bug.c', 'command/', 'kiosk/', 'main.c', 'printing/', 'text/messages_compile.c')

RULES = [  # names, why, owners
    ('strcpy strcat stpcpy strncat sprintf vsprintf gets alloca', LENGTH, ()),
    ('atoi atol atoll atof', NUMBER, ()),
    ('strtok strtok_r', 'it writes into the text; cut slices with base/str.h', ()),
    ('system popen', SHELL, ()),
    ('rand srand random srandom drand48 rand_r', CHANCE, ()),
    ('setjmp sigsetjmp longjmp siglongjmp', JUMP, ('base/',)),
    ('open fdopen', WORLD, SCREEN),
    ('fopen freopen openat creat opendir mkstemp tmpfile unlink rename remove mkdir', WORLD, DEVICE),
    ('getenv secure_getenv setenv putenv', WORLD, SYS + ('printing/',)),
    ('time gettimeofday clock_gettime localtime localtime_r gmtime gmtime_r mktime', WORLD, DEVICE),
    ('getrandom getentropy', WORLD, SYS),
    ('exit _exit _Exit quick_exit abort', END, ENDERS),
    ('printf vprintf puts putchar perror', SPEAK, SPEAKERS),
]
OWNERS = {name: (why, owners) for names, why, owners in RULES for name in names.split()}

# A call, not a member: sys->open(…) is how it should be.
CALL = re.compile(r'(?<![\w.>])(' + '|'.join(OWNERS) + r')\s*\(')
STREAM = re.compile(r'(?<![\w.>])(stdout|stderr)\b')


def check(house):
    for path in house.files():
        inside = path[len('src/'):]
        code = gate.code_of(house.text(path))
        for found in CALL.finditer(code):
            why, owners = OWNERS[found[1]]
            if not inside.startswith(owners):
                yield path, gate.line_of(code, found.start()), f'no {found[1]}() here: {why}'
        for found in STREAM.finditer(code):
            if not inside.startswith(SPEAKERS):
                yield path, gate.line_of(code, found.start()), f'no {found[1]} here: {SPEAK}'


CASES = [
    ('a call', {'src/base/a.c': 'void f(char *p)\n{\n    strcpy (p, "x");\n}\n'},
     [f'src/base/a.c:3: no strcpy() here: {LENGTH}']),
    ('each banned function', {'src/base/a.c': 'strcat(a, b);\nsprintf(a, b);\nstrtok(a, b);\natoi(a);\ngets(a);\nalloca(9);\n'},
     [f'src/base/a.c:1: no strcat() here: {LENGTH}', f'src/base/a.c:2: no sprintf() here: {LENGTH}',
      'src/base/a.c:3: no strtok() here: it writes into the text; cut slices with base/str.h',
      f'src/base/a.c:4: no atoi() here: {NUMBER}', f'src/base/a.c:5: no gets() here: {LENGTH}',
      f'src/base/a.c:6: no alloca() here: {LENGTH}']),
    ('words in comments and texts', {'src/base/a.c': '/* strcpy(a) */ // gets(b)\nconst char *s = "system(\\"ls\\")";\n'}, []),
    ('names that only look like it', {'src/base/a.c': 'runtime(3); sys->open(sys); w.remove(x); my_time(); struct { int time; } x;\n'}, []),
    ('longjmp', {'src/document/pdf.c': 'longjmp(here, 1);\n', 'src/base/bug.c': 'longjmp(here, 1);\n'},
     [f'src/document/pdf.c:1: no longjmp() here: {JUMP}']),
    ('a file, the time and the environment', {
        'src/answers/store.c': 'fopen(a, b);\nx = time(NULL);\ngetenv("HOME");\n',
        'src/base/sys_posix.c': 'open(a, b);\ntime(NULL);\ngetenv("HOME");\n'},
     [f'src/answers/store.c:{n}: no {name}() here: {WORLD}' for n, name in ((1, 'fopen'), (2, 'time'), (3, 'getenv'))]),
    ('a shell', {'src/kiosk/print.c': 'system("lp");\n'}, [f'src/kiosk/print.c:1: no system() here: {SHELL}']),
    ('an end in the middle', {'src/findings/rules.c': 'exit(1);\n', 'src/main.c': 'exit(1);\n'},
     [f'src/findings/rules.c:1: no exit() here: {END}']),
    ('printing by hand', {'src/yaml/node.c': 'printf("x");\nfputs("x", stderr);\n', 'src/command/report.c': 'printf("x");\n'},
     [f'src/yaml/node.c:1: no printf() here: {SPEAK}', f'src/yaml/node.c:2: no stderr here: {SPEAK}']),
]

if __name__ == '__main__':
    gate.main(check, CASES)
