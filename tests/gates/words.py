"""Words that have no place in the project: where it was made, and what is left undone.

Looks at every file that git knows or would add. Paths and package hosts of one machine
mean nothing on another; a note to oneself belongs into the tracker, not into src/.
"""

import pathlib
import re

import gate

# Written so that this file does not trip over itself.
PLACES = re.compile(r'(?<![\w.~-])/(?:[w]ork|[r]oot|[t]mp/tr|[U]sers)/')
HOSTS = re.compile(r'\b[\w.-]*(?:[a]rtifactory|[j]frog|[p]kg\.dev|[d]evelopers\.google|[g]oogleapis)[\w.-]*')
UNDONE = re.compile(r'\b(?:[T]ODO|[F]IXME|[X]XX|(?i:[s]tub(?:s|bed)?|[n]ot (?:yet )?implemented|[u]nimplemented))\b')
SOURCES = re.compile(r'(?:https?|ftp)://([^/\s:]+)')

FINISHED = ('src/', 'assets/', 'run')  # nothing undone in here


def package_hosts():
    """The hosts from which this machine installs packages."""
    lists = [pathlib.Path('/etc/apt/sources.list'), *pathlib.Path('/etc/apt/sources.list.d').glob('*')]
    text = '\n'.join(p.read_text(errors='replace') for p in lists if p.is_file())
    return sorted(set(SOURCES.findall(text)))


def hits(pattern, text):
    for found in pattern.finditer(text):
        yield gate.line_of(text, found.start()), found.group()


def check(house):
    here = [re.escape(str(house.root) + '/'), *(re.escape(host) for host in package_hosts())]
    here = re.compile('|'.join(here))
    for path in house.tracked():
        data = (house.root / path).read_bytes()
        if b'\0' in data[:8000]:
            continue
        text = data.decode('utf-8', errors='replace')
        for line, word in (*hits(PLACES, text), *hits(HOSTS, text), *hits(here, text)):
            yield path, line, f'"{word}" is a place of one machine; name it from the outside, or not at all'
        if path.startswith(FINISHED):
            for line, word in hits(UNDONE, text):
                yield path, line, f'"{word}": finish it, or take it to the tracker'


CASES = [
    ('ordinary text', {'src/base/a.c': '/* work/ and tmp/ are folders; stubborn, stubble, a list todo */\n',
                       'README.md': 'See https://example.org/work/ and ~/work/x.\n',
                       'tests/a.py': '# ' + 'TO' + 'DO lines are rows of TAP\n'}, []),
    ('a path of the workplace', {'README.md': 'Look\ninto /wor' + 'k/notes.\n'},
     ['README.md:2: "/wor' + 'k/" is a place of one machine; name it from the outside, or not at all']),
    ('a registry', {'meson.build': "# from x-docker.pk" + "g.dev/y\n"},
     ['meson.build:1: "x-docker.pk' + 'g.dev" is a place of one machine; name it from the outside, or not at all']),
    ('things left undone', {'src/base/a.c': 'int x; /* TO' + 'DO */\n/* a st' + 'ub */\nbug("not imple' + 'mented");\n'},
     ['src/base/a.c:1: "TO' + 'DO": finish it, or take it to the tracker',
      'src/base/a.c:2: "st' + 'ub": finish it, or take it to the tracker',
      'src/base/a.c:3: "not imple' + 'mented": finish it, or take it to the tracker']),
]

if __name__ == '__main__':
    gate.main(check, CASES)
