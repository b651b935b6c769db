"""The rooms of src/ form a list: a room sees itself and the rooms below it.

Two rooms on the same floor never see each other, every system or vendor header is
included by its owner alone, includes name the room, and headers form no circle.
This is the table of the README in a form that a machine can hold us to.
"""

import re

import gate

FLOOR = {'base': 0, 'yaml': 1, 'text': 2,
         'questionnaire': 3, 'document': 3, 'terminal': 3,
         'answers': 4, 'findings': 5, 'report': 6, 'export': 6,
         'kiosk': 7, 'proof': 7, 'command': 8, 'main.c': 9}
ISLAND = {'printing': {'base'}}  # a program of its own: what it may see

# Plain C without a way to the outside: for everybody.
FREE = set('''assert.h ctype.h errno.h float.h inttypes.h limits.h math.h stdalign.h stdarg.h
    stdbool.h stddef.h stdint.h stdio.h stdlib.h string.h wchar.h wctype.h'''.split())

# The rest belongs to somebody: a header, or what begins like it, to the paths of its owners.
FILES = ('base/sys_posix.c', 'kiosk/lock', 'printing/')
PROCESS = ('base/sys_posix.c', 'terminal/term.c', 'terminal/lines.c', 'kiosk/', 'main.c', 'printing/')
OWNERS = {
    'yaml.h': ('yaml/',),
    'unicode/': ('text/',),
    'curses.h': ('terminal/term.c',), 'ncurses.h': ('terminal/term.c',), 'term.h': ('terminal/term.c',),
    'hpdf*': ('document/pdf',),
    'hb*': ('document/font',), 'fontconfig/': ('document/font',),
    'sha2.h': ('base/hash.c',),
    'jansson.h': ('export/',),
    'seccomp.h': ('kiosk/',), 'crypt.h': ('kiosk/',),
    'cups/': ('printing/',),
    'locale.h': ('main.c', 'terminal/term.c', 'printing/'),
    'setjmp.h': ('base/',),
    'fcntl.h': FILES + ('terminal/term.c',), 'sys/mman.h': FILES + ('terminal/term.c',), 'dirent.h': FILES, 'time.h': FILES, 'sys/': FILES, 'linux/': FILES,
    'signal.h': PROCESS, 'unistd.h': PROCESS, 'poll.h': PROCESS, 'termios.h': PROCESS,
    'sys/prctl.h': PROCESS, 'sys/resource.h': PROCESS, 'sys/wait.h': PROCESS, 'sys/ioctl.h': PROCESS,
    'sys/signalfd.h': PROCESS,
}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">\n]+)[">]', re.M)


def owners_of(header):
    """The paths that may include <header>, or None if nobody has been named."""
    if header in OWNERS:
        return OWNERS[header]
    for name, owners in OWNERS.items():
        if name[-1] in '/*' and header.startswith(name.rstrip('*')):
            return owners
    return None


def vendor_problem(inside, header):
    if header in FREE:
        return None
    owners = owners_of(header)
    if owners is None:
        return f'<{header}> has no owner; name one in tests/gates/layers.py, or do without'
    if not inside.startswith(owners):
        return f'only {" and ".join(owners)} may include <{header}>; ask that room for what you need'
    return None


def room_problem(room, header):
    if '/' not in header or '..' in header:
        return f'write "{header}" as "room/file.h"'
    other = header.split('/')[0]
    if other == room:
        return None
    if room in ISLAND:
        return None if other in ISLAND[room] else f'{room} must not include "{header}"'
    if other not in FLOOR:
        return f'"{other}" is no room that others may see'
    if FLOOR[other] > FLOOR[room]:
        return f'{room} must not look up to "{header}"; move what both need down'
    if FLOOR[other] == FLOOR[room]:
        return f'{room} and {other} share a floor and must not see each other ("{header}")'
    return None


def circle_problems(graph, lines):
    """One problem per header that closes a circle of includes."""
    done = set()

    def walk(path, trail):
        if path in trail:
            circle = trail[trail.index(path):] + [path]
            yield ('src/' + trail[-1], lines[trail[-1], path], 'a circle of includes: ' + ' > '.join(circle)
                   + '; declare the struct instead of including')
        elif path not in done:
            for other in graph.get(path, ()):
                yield from walk(other, trail + [path])
            done.add(path)

    for path in sorted(graph):
        yield from walk(path, [])


def check(house):
    graph, lines = {}, {}
    for path in house.files():
        inside = path[len('src/'):]
        room = inside.split('/')[0]
        if room not in FLOOR and room not in ISLAND:
            yield path, 1, f'"{room}" is not a room of the house; see the README'
            continue
        text = house.text(path)
        for found in INCLUDE.finditer(text):
            local, header = found[1] == '"', found[2]
            line = gate.line_of(text, found.start())
            what = room_problem(room, header) if local else vendor_problem(inside, header)
            if what:
                yield path, line, what
            elif local:
                graph.setdefault(inside, []).append(header)
                lines[inside, header] = line
    yield from circle_problems(graph, lines)


CASES = [
    ('a clean pair', {'src/yaml/node.c': '#include "yaml/node.h"\n#include <yaml.h>\n#include <stdio.h>\n',
                      'src/yaml/node.h': '#include "base/str.h"\n', 'src/base/str.h': ''}, []),
    ('looking up', {'src/base/str.c': 'int x;\n#include "text/wrap.h"\n'},
     ['src/base/str.c:2: base must not look up to "text/wrap.h"; move what both need down']),
    ('looking sideways', {'src/document/doc.c': '#include "terminal/canvas.h"\n'},
     ['src/document/doc.c:1: document and terminal share a floor and must not see each other ("terminal/canvas.h")']),
    ('report and export', {'src/export/csv.c': '#include "report/compose.h"\n'},
     ['src/export/csv.c:1: export and report share a floor and must not see each other ("report/compose.h")']),
    ('the kiosk sees the report', {'src/kiosk/app.c': '#include "report/compose.h"\n'}, []),
    ('an include without its room', {'src/base/str.c': '#include "str.h"\n'},
     ['src/base/str.c:1: write "str.h" as "room/file.h"']),
    ('a way around', {'src/text/wrap.c': '#include "text/../report/compose.h"\n'},
     ['src/text/wrap.c:1: write "text/../report/compose.h" as "room/file.h"']),
    ('a foreign room', {'src/misc/util.c': ''}, ['src/misc/util.c:1: "misc" is not a room of the house; see the README']),
    ('curses outside term.c', {'src/terminal/list.c': '#  include <curses.h>\n', 'src/terminal/term.c': '#include <curses.h>\n'},
     ['src/terminal/list.c:1: only terminal/term.c may include <curses.h>; ask that room for what you need']),
    ('ICU outside text', {'src/document/page.c': '#include <unicode/ubrk.h>\n', 'src/text/wrap.c': '#include <unicode/ubrk.h>\n'},
     ['src/document/page.c:1: only text/ may include <unicode/ubrk.h>; ask that room for what you need']),
    ('libharu outside pdf', {'src/document/page.c': '#include <hpdf_utils.h>\n', 'src/document/pdf.c': '#include <hpdf.h>\n'},
     ['src/document/page.c:1: only document/pdf may include <hpdf_utils.h>; ask that room for what you need']),
    ('HarfBuzz outside font', {'src/document/pdf.c': '#include <hb-subset.h>\n', 'src/document/font.c': '#include <hb.h>\n'},
     ['src/document/pdf.c:1: only document/font may include <hb-subset.h>; ask that room for what you need']),
    ('a file opened by hand', {'src/answers/store.c': '#include <fcntl.h>\n'},
     ['src/answers/store.c:1: only base/sys_posix.c and kiosk/lock and printing/ and terminal/term.c may include <fcntl.h>; '
      'ask that room for what you need']),
    ('a header nobody knows', {'src/base/str.c': '#include <glib.h>\n'},
     ['src/base/str.c:1: <glib.h> has no owner; name one in tests/gates/layers.py, or do without']),
    ('CUPS in the program', {'src/kiosk/print.c': '#include <cups/cups.h>\n', 'src/printing/main.c': '#include <cups/cups.h>\n'},
     ['src/kiosk/print.c:1: only printing/ may include <cups/cups.h>; ask that room for what you need']),
    ('the printing program stands alone', {'src/printing/main.c': '#include "kiosk/app.h"\n', 'src/command/a.c': '#include "printing/a.h"\n'},
     ['src/command/a.c:1: "printing" is no room that others may see',
      'src/printing/main.c:1: printing must not include "kiosk/app.h"']),
    ('a circle', {'src/base/a.h': '#include "base/b.h"\n', 'src/base/b.h': '\n#include "base/a.h"\n'},
     ['src/base/b.h:2: a circle of includes: base/a.h > base/b.h > base/a.h; declare the struct instead of including']),
]

if __name__ == '__main__':
    gate.main(check, CASES)
