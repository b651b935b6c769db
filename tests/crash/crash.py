"""What kill.py, faults.py and writers.py share: stores, runs of the writer, what must be found."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

WRITER, QUESTIONNAIRE = sys.argv[1], sys.argv[2]
CAPABILITIES = 4
ROUND_STEP = 4

checks = {'n': 0, 'failed': 0}


def ok(holds, name, *details):
    """One TAP line; details are shown when it fails."""
    checks['n'] += 1
    checks['failed'] += not holds
    print(('' if holds else 'not ') + f'ok {checks["n"]} - {name}', flush=True)
    if not holds:
        for detail in details:
            print('#  ' + str(detail).replace('\n', '\n#  '))
    return holds


def done():
    print(f'1..{checks["n"]}')
    sys.exit(checks['failed'] > 0)


class Store:
    """A store with one round and one sheet."""

    def __init__(self, folder):
        self.root = pathlib.Path(folder) / 'store'
        made = self.writer('make', count=None)
        self.team, self.round, self.id = made.stdout.split()

    def copy(self, folder):
        """The same in another folder, which is emptied first."""
        other = object.__new__(Store)
        other.__dict__.update(self.__dict__, root=pathlib.Path(folder) / 'store')
        shutil.rmtree(other.root, ignore_errors=True)
        shutil.copytree(self.root, other.root)
        return other

    def command(self, what, name=None, count=None):
        rest = [] if what == 'make' else [self.team, self.round, name or self.id]
        return [WRITER, what, QUESTIONNAIRE, str(self.root), *rest] + ([] if count is None else [str(count)])

    def writer(self, what, name=None, count=None, **more):
        return subprocess.run(self.command(what, name, count), capture_output=True, text=True, timeout=120, check=True, **more)

    def folder(self):
        return self.root / self.team / self.round

    def leftovers(self):
        """Conflicts and temporary files: none when only one writer was at work."""
        return [str(p) for p in self.folder().rglob('*') if '.conflict-' in p.name or '.new' in p.name]


def state_after(k):
    """What the sheet says after step k: {capability: (level, step)}."""
    return {step % CAPABILITIES: (step % 5, step) for step in range(max(1, k - CAPABILITIES + 1), k + 1)}


def people_after(k):
    return k % 500 + 1 if k else 0


class Shown:
    """What `writer show` found."""

    def __init__(self, store):
        run = subprocess.run(store.command('show'), capture_output=True, text=True, timeout=120)
        self.output, self.problems = run.stdout, run.stderr
        self.fine = run.returncode == 0
        answers = re.findall(r'^answer (\d+) (\d+) (\d+)$', run.stdout, re.M)
        self.answers = {int(c): (int(level), int(step)) for c, level, step in answers}
        self.last = max((step for _, step in self.answers.values()), default=0)
        self.people = int((re.search(r'^people (\d+)$', run.stdout, re.M) or [0, -1])[1])

    def whole(self):
        """Every answer is that of the last step that is found, and nobody had to say a word."""
        return self.fine and self.answers == state_after(self.last) and not self.problems


def acknowledged(output):
    """The last step of the sheet and of the round that the writer called saved; whole lines only."""
    lines = output[:output.rfind('\n') + 1]
    sheet = [int(k) for k in re.findall(r'^saved (\d+)$', lines, re.M)]
    team = [int(k) for k in re.findall(r'^round-saved (\d+)$', lines, re.M)]
    return (sheet or [0])[-1], (team or [0])[-1]


def scratch():
    return tempfile.TemporaryDirectory(prefix='tightrope-crash-')


def environment(**more):
    return {**os.environ, **more}
