"""What a key costs: an arrow in a list is one small write. And a terminal that takes nothing
any more neither blocks the program nor keeps it from leaving."""

import os
import re
import signal
import sys
import tempfile
import time

from require import require
from pty_world import Program, Tap

require('strace', tap=True)
demo = sys.argv[1]
tap = Tap()


def painted(screen):
    return 'help' in screen.row(screen.rows - 1)


def arrows():
    with tempfile.TemporaryDirectory() as folder:
        trace = os.path.join(folder, 'trace')
        with Program([demo]) as p:
            p.until(painted)
            sizes = []
            for key in [b'\x1b[B'] * 4 + [b'\x1b[A'] * 4:
                p.quiet(0.1)
                before = len(p.output)
                marker = [p.screen.row(y)[:1] for y in range(24)]
                p.type(key)
                p.until(lambda s: [s.row(y)[:1] for y in range(24)] != marker)
                p.quiet(0.1)
                sizes.append(len(p.output) - before)
            tap.ok(max(sizes) < 30, 'an arrow in a list is less than 30 bytes', sizes)
            p.type('q')
            p.end()
        strace = ['/usr/bin/env', 'strace', '-qq', '-y', '-e', 'trace=write', '-o', trace]
        with Program(strace + [demo], ASAN_OPTIONS='detect_leaks=0') as p:  # leak detection cannot be traced
            p.until(painted)
            for _ in range(4):
                p.quiet(0.1)
                p.type('j')
            p.quiet(0.2)
            p.type('q')
            p.end()
        text = open(trace).read()
        writes = re.findall(r'write\(\d+<(?!/memfd)[^>]*(?:pts|tty)[^>]*>, .* = (\d+)', text)
        small = [int(n) for n in writes if int(n) < 30]
        tap.ok(len(small) == 4, 'and one write each', writes)
        tap.ok(len(writes) <= 8, 'the whole visit: an empty picture, the first, four arrows, the end, a word', writes)


def stalled(name, **more):
    with Program([demo], **more) as p:
        p.until(painted)
        for _ in range(400):  # each asks for a full repaint, nobody reads
            p.type('\x0c')
            time.sleep(0.001)
        p.kill(signal.SIGTERM)
        started = time.monotonic()
        code = p.end(reading=False, seconds=10)
        tap.ok(code == 0, f'{name}: it leaves when told to', code)
        tap.ok(time.monotonic() - started < 5, f'{name}: soon')
    with Program([demo], **more) as p:
        p.until(painted)
        for _ in range(400):
            p.type('\x0c')
            time.sleep(0.001)
        p.type('jjn手')
        tap.ok(p.until(lambda s: s.row(s.rows - 4) == '手' and '▸✓ 2' in s.text()), f'{name}: it goes on where it was',
               p.screen.text())
        p.type('\x03')
        tap.ok(p.end() == 0 and not p.restored(), f'{name}: and ends well', p.status, *p.restored())


arrows()
stalled('80 x 24')
stalled('200 x 60', rows=60, columns=200)
tap.done()
