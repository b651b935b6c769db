"""No mutable variable outlives a call, except in two places.

Read from the compiled objects, which is exact: it sees function-local statics and arrays
of pointers that were meant to be constant. The two places are the crash hook (bug.c must
find the terminal when everything else is lost) and term.c (curses is itself global).
"""

import json
import re
import shutil
import subprocess

import gate

ALLOWED = ('src/base/bug.c', 'src/terminal/term.c')

# Sections that the program can write to. .data.rel.ro is written once, by the loader.
MUTABLE = re.compile(r'\.(data(?!\.rel\.ro)|bss|tdata|tbss|sdata|sbss|ldata|lbss)\b|\*COM\*')


def symbols(obj):
    """(name, section) of everything that an object defines."""
    ran = subprocess.run(['nm', '--defined-only', '--format=sysv', obj],
                         capture_output=True, text=True, check=True)
    for row in ran.stdout.splitlines():
        cells = [cell.strip() for cell in row.split('|')]
        if len(cells) == 7 and cells[0] != 'Name':
            yield cells[0], cells[6]


def line_of(house, path, name):
    """Where a variable is declared; 1 if only the preprocessor knows."""
    try:
        code = gate.code_of(house.text(path))
    except OSError:
        return 1
    found = re.search(rf'\b{re.escape(name)}\b', code)
    return gate.line_of(code, found.start()) if found else 1


def check(house):
    if house.root == house.build:
        compile_tree(house)
    for path, obj in house.objects():
        if path in ALLOWED:
            continue
        if not obj.exists():
            yield path, 0, 'it is not compiled; build everything first'
            continue
        for name, section in symbols(obj):
            if MUTABLE.match(section):
                name = re.sub(r'\.\d+$', '', name)  # a static inside a function
                yield path, line_of(house, path, name), f'{name} can be changed ({section}); make it const, or pass it in'


def compile_tree(house):
    """For the cases: objects as meson would make them."""
    compiler = shutil.which('cc') or shutil.which('gcc') or 'clang'
    entries = []
    for path in house.files():
        output = path + '.o'
        subprocess.run([compiler, '-c', '-fPIE', '-O2', '-fno-common', '-o', output, path], cwd=house.root, check=True)
        entries.append({'directory': str(house.root), 'file': path, 'output': output})
    (house.root / 'compile_commands.json').write_text(json.dumps(entries))


COUNTER = 'int next(void);\nint next(void)\n{\n    static int n;\n    return ++n;\n}\n'

CASES = [
    ('constants', {'src/base/a.c': 'extern const char *const names[];\nconst char *const names[] = {"a", "b"};\n'
                                   'static const int n[] = {1, 2};\nextern const int *p(void);\nconst int *p(void) { return n; }\n'}, []),
    ('a variable of a file', {'src/base/a.c': '/* count */\nint count = 3;\n'},
     ['src/base/a.c:2: count can be changed (.data); make it const, or pass it in']),
    ('a zero', {'src/base/a.c': 'int count;\n'}, ['src/base/a.c:1: count can be changed (.bss); make it const, or pass it in']),
    ('a static in a function', {'src/base/a.c': COUNTER},
     ['src/base/a.c:4: n can be changed (.bss); make it const, or pass it in']),
    ('a variable of a thread', {'src/base/a.c': '_Thread_local int n;\n'},
     ['src/base/a.c:1: n can be changed (.tbss); make it const, or pass it in']),
    ('pointers that could be moved', {'src/base/a.c': 'extern const char *names[];\nconst char *names[] = {"a", "b"};\n'},
     ['src/base/a.c:1: names can be changed (.data.rel.local); make it const, or pass it in']),
    ('the two places', {'src/base/bug.c': 'int hook;\n', 'src/terminal/term.c': COUNTER}, []),
]

if __name__ == '__main__':
    gate.main(check, CASES, tools=['nm'])
