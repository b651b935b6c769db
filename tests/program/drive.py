"""Drives the whole program through pipes, with a data folder of its own.

    with Desk(program, share) as desk:
        out = desk.run('assess', '--plain', 'payments', typed=['', '2'])
"""

import os
import re
import shutil
import subprocess
import tempfile


class Desk:
    def __init__(self, program, share, language='en'):
        self.program = os.path.abspath(program)
        self.folder = tempfile.mkdtemp(prefix='tightrope-test-')
        self.data = os.path.join(self.folder, 'data')
        self.temporary = os.path.join(self.folder, 'tmp')
        os.mkdir(self.temporary)
        self.environment = {
            'PATH': os.environ['PATH'], 'HOME': self.folder, 'LANG': language, 'TERM': 'dumb',
            'TIGHTROPE_DATA': self.data, 'TIGHTROPE_SHARE': share, 'SOURCE_DATE_EPOCH': '1795392000',  # 2026-11-23
            'TMPDIR': self.temporary,
        }
        for name in ('ASAN_OPTIONS', 'UBSAN_OPTIONS'):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, *arguments, **more):
        return subprocess.Popen([self.program, *arguments], cwd=self.folder, env=self.environment,
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)

    def run(self, *arguments, typed=(), code=0):
        """Runs to its end with these lines typed; checks the exit code; returns (out, err)."""
        text = ''.join(line + '\n' for line in typed).encode()
        done = subprocess.run([self.program, *arguments], cwd=self.folder, env=self.environment, input=text,
                              capture_output=True, timeout=120)
        out, err = done.stdout.decode(), done.stderr.decode()
        if done.returncode != code:
            raise AssertionError(f'{arguments}: exit {done.returncode}, wanted {code}\n{out}\n{err}')
        return out, err

    def sheets(self):
        found = []
        for folder, _, names in os.walk(self.data):
            if os.path.basename(folder) == 'sheets':
                found += [os.path.join(folder, n) for n in names if n.endswith('.yaml') and 'conflict' not in n]
        return sorted(found)


def resume_code(out):
    return re.search(r'resume code is ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})', out).group(1)


class Tap:
    """Test results for meson: ok / not ok lines, the plan at the end."""

    def __init__(self):
        self.n = self.failed = 0

    def ok(self, holds, name, more=''):
        self.n += 1
        self.failed += not holds
        print(f'{"" if holds else "not "}ok {self.n} - {name}')
        if not holds:
            for line in str(more).splitlines()[-40:]:
                print('#', line)

    def done(self):
        print(f'1..{self.n}')
        return self.failed != 0
