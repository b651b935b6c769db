"""What every gate has in common: reading the tree, and proving that the gate bites.

A gate is a function check(house) that yields problems as (file, line, what to do).
main() speaks TAP: first each case (a tiny tree that breaks a rule, and the exact
problems that must come out), then the real tree, in which nothing may come out.
"""

import contextlib
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from require import require

SRC = re.compile(r'.*\.[ch]')


class House:
    """The source tree and its build tree."""

    def __init__(self, root, build):
        self.root, self.build = pathlib.Path(root).resolve(), pathlib.Path(build).resolve()

    def files(self, folder='src', name=SRC):
        """Paths below folder, relative to the root, with / between names, sorted."""
        top = self.root / folder
        found = (p for p in top.rglob('*') if p.is_file() and name.fullmatch(p.name))
        return sorted(p.relative_to(self.root).as_posix() for p in found)

    def text(self, path):
        return (self.root / path).read_text(encoding='utf-8')

    def tracked(self):
        """Every file that is, or would be, part of the project; without git what is there."""
        git = subprocess.run(['git', '-c', 'safe.directory=*', 'ls-files', '-zco', '--exclude-standard'],
                             cwd=self.root, capture_output=True, text=True)
        if git.returncode == 0:
            return sorted(p for p in git.stdout.split('\0') if p and (self.root / p).is_file())
        return [p for p in self.files('.', re.compile('.*')) if not p.startswith('build')]

    def objects(self):
        """(source path, object path) of everything compiled from or for src/."""
        for entry in json.loads((self.build / 'compile_commands.json').read_text()):
            source = pathlib.Path(entry['directory'], entry['file']).resolve()
            with contextlib.suppress(ValueError):
                source = source.relative_to(self.root)
            if entry['output'].startswith('src/'):
                yield source.as_posix(), pathlib.Path(entry['directory'], entry['output'])


def blank(match):
    """Spaces instead of the text, so that lines and columns stay where they are."""
    return re.sub(r'[^\n]', ' ', match.group())


TOKENS = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def code_of(text):
    """C without comments, strings and characters; everything else keeps its place."""
    return TOKENS.sub(lambda m: blank(m), text)


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1


def shown(problems):
    return [f'{file}:{line}: {what}' if line else f'{file}: {what}'
            for file, line, what in problems]


def main(check, cases, tools=()):
    """Runs `GATE.py ROOT BUILD`. A case is (name, {path: text}, [expected problems])."""
    require(*tools, tap=True)
    row = failed = 0

    def tell(holds, name, lines=()):
        nonlocal row, failed
        row, failed = row + 1, failed + (not holds)
        print(f'{"" if holds else "not "}ok {row} - {name}')
        for line in lines:
            print(line, file=sys.stderr)  # meson shows this, and keeps the rows to itself

    for name, tree, want in cases:
        with tempfile.TemporaryDirectory() as folder:
            for path, text in tree.items():
                place = pathlib.Path(folder, path)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text, encoding='utf-8')
                place.chmod(0o755 if text.startswith('#!') else 0o644)
            got = shown(check(House(folder, folder)))
        tell(got == want, f'{"bites" if want else "lets pass"}: {name}',
             [] if got == want else [f'want {w}' for w in want] + [f'got  {g}' for g in got])
    problems = shown(check(House(*sys.argv[1:3])))
    tell(not problems, 'the house keeps this rule', problems)
    print(f'1..{row}')
    sys.exit(failed > 0)
