"""How long and how branched code may be: functions and files.

The numbers are gates, not goals; splitting a good function to please a counter makes the
code worse, and none of ours needs to. Counted by pmccabe (its first and fifth column).
"""

import subprocess

import gate

COMPLEXITY, FUNCTION, FILE = 20, 80, 700


def functions(house, sources):
    """(file, line, name, complexity, lines) of every function, and what pmccabe could not read."""
    ran = subprocess.run(['pmccabe', *sources], cwd=house.root, capture_output=True, text=True)
    found = []
    for row in ran.stdout.splitlines():
        complexity, _, _, line, lines, place, name = row.split(None, 6)
        found.append((place.split('(')[0], int(line), name, int(complexity), int(lines)))
    return found, ran.stderr.splitlines()


def check(house):
    sources = house.files()
    found, unread = functions(house, [s for s in sources if s.endswith('.c')])
    for path in sources:
        lines = house.text(path).count('\n')
        if lines > FILE:
            yield path, lines, f'{lines} lines; above {FILE} a file is two files'
    for path, line, name, complexity, lines in found:
        if complexity > COMPLEXITY:
            yield path, line, f'{name} branches {complexity} ways; give parts of it names (at most {COMPLEXITY})'
        if lines > FUNCTION:
            yield path, line, f'{name} has {lines} lines; give parts of it names (at most {FUNCTION})'
    for path in sources:
        begun = sum(line == '{' for line in gate.code_of(house.text(path)).splitlines())
        seen = sum(place == path for place, *_ in found)
        if path.endswith('.c') and begun > seen:  # it sees more where a function is one line
            yield path, 1, f'{begun} functions begin here and pmccabe sees {seen}; write them so that it can count'
    for message in unread:
        yield 'src', 0, f'pmccabe could not read this, so it is not measured: {message}'


def function(name, body):
    return f'int {name}(int x)\n{{\n{body}    return x;\n}}\n'


CASES = [
    ('80 lines and 20 branches', {'src/base/a.c': function('f', '    x++;\n' * 76) + function('g', '    if (x) x++;\n' * 19)}, []),
    ('81 lines', {'src/base/a.c': 'int y;\n' + function('f', '    x++;\n' * 77)},
     ['src/base/a.c:2: f has 81 lines; give parts of it names (at most 80)']),
    ('21 branches', {'src/base/a.c': function('f', '    if (x) x++;\n' * 20)},
     ['src/base/a.c:1: f branches 21 ways; give parts of it names (at most 20)']),
    ('a function that pmccabe cannot see', {'src/base/a.c': 'static int a[] =\n{\n    1\n};\n'},
     ['src/base/a.c:1: 1 functions begin here and pmccabe sees 0; write them so that it can count']),
    ('a file of 701 lines', {'src/base/a.c': 'int x;\n' * 701, 'src/base/b.c': 'int x;\n' * 700},
     ['src/base/a.c:701: 701 lines; above 700 a file is two files']),
]

if __name__ == '__main__':
    gate.main(check, CASES, tools=['pmccabe'])
