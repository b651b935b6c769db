"""The README is true: its first two lines, its table of rooms, what it tells you to type.

As soon as the program is built, every sub-command and option that the README names has to
be known to `tightrope --help` or `tightrope COMMAND --help`; names of folders and
variables have to exist.
"""

import functools
import os
import re
import subprocess

import gate
import layers

PAGE = 'README.md'
ROOM = re.compile(r'^\|\s*(\d)\s*\|\s*([\w.]+)\s*\|', re.M)
SPAN = re.compile(r'`([^`\n]+)`')
LINK = re.compile(r'\]\(([^):#]+)\)')
TYPED = re.compile(r'^(?:\./run|tightrope)\b(.*)')
COMMAND = re.compile(r'^\s*tightrope ([a-z]+)', re.M)
COMMENT = re.compile(r'<!--.*?-->', re.S)
OPTION = re.compile(r'(?<![\w-])(--?[a-z][\w-]*)')
VARIABLE = re.compile(r'\bTIGHTROPE_\w+')


def pieces(text):
    """(offset, text) of everything set as code: spans, and lines of blocks."""
    fenced = False
    at = 0
    for line in text.splitlines(keepends=True):
        if line.startswith('```'):
            fenced = not fenced
        elif fenced or line.startswith('    '):
            yield at, line.strip()
        else:
            yield from ((at + found.start(1), found[1]) for found in SPAN.finditer(line))
        at += len(line)


@functools.cache
def helps(program, command=None):
    """What the program says about itself or one command; empty when it does not know it."""
    ran = subprocess.run([program, *([command] if command else []), '--help'], stdin=subprocess.DEVNULL,
                         capture_output=True, text=True, env=dict(os.environ, LC_ALL='C.UTF-8', LANG='C.UTF-8'))
    return ran.stdout if ran.returncode == 0 else ''


def names(text, word):
    return re.search(rf'(?<![\w-]){re.escape(word)}(?![\w-])', text) is not None


def typed_problems(house, text):
    program = house.build / 'src' / 'tightrope'
    if not program.exists():
        return
    general = helps(program)
    if not general:
        yield PAGE, 0, 'tightrope --help says nothing; the README cannot be checked'
    for at, code in pieces(text):
        typed = TYPED.match(code)
        words = typed[1].split('  ')[0].split() if typed else []
        command = words[0] if words and re.fullmatch('[a-z]+', words[0]) else None
        if command == 'test':
            continue
        if command and not names(general, command):
            yield PAGE, gate.line_of(text, at), f'tightrope does not know the command "{command}"'
        # An option that stands alone in a sentence may belong to any command.
        about = [command] if command else COMMAND.findall(general) if not typed else []
        known = general + ''.join(helps(program, one) for one in about)
        for option in OPTION.findall(' '.join(words)) if typed else OPTION.findall(code) if code.startswith('-') else []:
            if not names(known, option):
                yield PAGE, gate.line_of(text, at), f'tightrope {command or ""} does not know the option {option}'.replace('  ', ' ')


def room_problems(text):
    rows = [(gate.line_of(text, found.start()), int(found[1]), found[2]) for found in ROOM.finditer(text)]
    for line, floor, room in rows:
        if layers.FLOOR.get(room) != floor:
            yield PAGE, line, f'tests/gates/layers.py has {room} on floor {layers.FLOOR.get(room, "none")}'
    for room in layers.FLOOR.keys() - {room for _, _, room in rows}:
        yield PAGE, 0, f'the table of rooms lacks {room}'


def name_problems(house, text):
    for found in LINK.finditer(text):
        if not (house.root / found[1]).exists():
            yield PAGE, gate.line_of(text, found.start()), f'{found[1]} does not exist'
    tops = {path.split('/')[0] for path in house.tracked()} - {PAGE}
    for at, code in pieces(text):
        if '/' in code and code.split('/')[0] in tops and ' ' not in code and not (house.root / code).exists():
            yield PAGE, gate.line_of(text, at), f'{code} does not exist'
    sources = ''.join(house.text(p) for p in house.files() + [p for p in ('run',) if (house.root / p).exists()])
    for found in VARIABLE.finditer(text):
        if found[0] not in sources:
            yield PAGE, gate.line_of(text, found.start()), f'nothing reads {found[0]}'


def check(house):
    text = COMMENT.sub(gate.blank, house.text(PAGE))
    first = [line.strip() for line in text.splitlines() if line.strip() and line[0] != '#'][:2]
    if [line.split('  ')[0] for line in first] != ['./run', './run test']:
        yield PAGE, 1, 'begin with the two lines ./run and ./run test'
    yield from room_problems(text)
    yield from name_problems(house, text)
    yield from typed_problems(house, text)


HEAD = '# T\n\n    ./run      opens\n    ./run test tests\n\n'
TABLE = ''.join(f'| {floor} | {room} | things |\n' for room, floor in layers.FLOOR.items())
PROGRAM = '''#!/bin/sh
case $1 in
--help) printf '  tightrope report\n  tightrope plan\n --questionnaire DIR\n' ;;
report) echo 'tightrope report [-o FILE] [--sample]' ;;
*) exit 2 ;;
esac
'''

CASES = [
    ('a true page', {'README.md': HEAD.replace('test tests', 'test   tests') + TABLE
                     + 'Type `./run report --sample -o x.pdf`, `--questionnaire`, `--sample`, see [this](src/a) of `src/a`.\n<!-- [x](y) -->\n'
                     + '`$TIGHTROPE_DATA` is set.\n', 'src/a': '', 'src/tightrope': PROGRAM,
                     'src/base/a.c': 'get("TIGHTROPE_DATA")\n'}, []),
    ('another beginning', {'README.md': '# T\n\nWelcome.\n' + TABLE}, ['README.md:1: begin with the two lines ./run and ./run test']),
    ('a wrong floor, a room forgotten', {'README.md': HEAD.replace('test ', 'test   ') + TABLE.replace('| 2 | text | things |\n', '')
                                         .replace('| 1 | yaml', '| 2 | yaml')},
     ['README.md:7: tests/gates/layers.py has yaml on floor 1', 'README.md: the table of rooms lacks text']),
    ('names that do not exist', {'README.md': HEAD.replace('test ', 'test   ') + TABLE + 'See [a](b.md), `src/c/d.h`.\n\n    TIGHTROPE_X=1 x\n',
                                 'src/base/a.c': ''},
     ['README.md:20: b.md does not exist', 'README.md:20: src/c/d.h does not exist', 'README.md:22: nothing reads TIGHTROPE_X']),
    ('things that cannot be typed', {'README.md': HEAD.replace('test ', 'test   ') + TABLE
                                     + '```\n./run report --samples\n./run reports\ntightrope plan --save\n```\nor `--quiet`\n',
                                     'src/tightrope': PROGRAM},
     ['README.md:21: tightrope report does not know the option --samples', 'README.md:22: tightrope does not know the command "reports"',
      'README.md:23: tightrope plan does not know the option --save', 'README.md:25: tightrope does not know the option --quiet']),
]

if __name__ == '__main__':
    gate.main(check, CASES)
