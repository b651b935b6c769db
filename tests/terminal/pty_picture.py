"""What reaches the terminal is the picture: after any keys, any sizes, any theme, at a full
repaint as at the smallest change. And what is typed reaches the program whole."""

import random
import re
import signal
import sys

from pty_world import Program, Tap

demo = sys.argv[1]
tap = Tap()

ROW = ('   2 手順書があり、誰でも同じように実行できる。', ' ✓ 2 手順書があり、誰でも同じように実行できる。', '▸✓ 2 手順書があり、誰でも同じように実行できる。')

COLOUR = re.compile(rb'\x1b\[(?:\d+;)*[34][0-7](?:;\d+)*m')


def painted(screen):
    return 'help' in screen.row(screen.rows - 1)


def pictures():
    with Program([demo]) as p:
        tap.ok(p.until(painted), 'it paints', p.screen.text())
        tap.ok(p.screen.row(0) == 'Release engineering     ▰▰▰▰▰' + '▱' * 15, 'title and bar', p.screen.row(0))
        tap.ok(p.screen.row(2) == 'How does a built change reach production today?', 'the question', p.screen.row(2))
        tap.ok(p.screen.row(6) == ROW[1], 'a wide row', p.screen.row(6))
        p.type('jj')
        tap.ok(p.until(lambda s: s.row(6) == ROW[2]), 'the marker moved', p.screen.text())
        p.quiet()
        tap.ok((p.screen.y, p.screen.x) == (6, 0), "the terminal's cursor is at the marker", (p.screen.y, p.screen.x))
        tap.ok(sum('▸' in p.screen.row(y) for y in range(24)) == 1, 'there is one marker', p.screen.text())
        before = p.screen.text()
        p.screen.resize(24, 80)
        p.type('\x0c')
        tap.ok(p.until(lambda s: s.text() == before), 'Ctrl-L paints the same from nothing', before, p.screen.text())
        tap.ok(COLOUR.search(p.output), 'with colours')
        p.type('T')
        tap.ok(p.until(lambda s: b'\x1b[37m\x1b[40m' in p.output), 'high contrast')
        p.quiet()
        tap.ok(p.screen.text() == before, 'says the same', p.screen.text())
        p.type('q')
        p.end()
    with Program([demo], NO_COLOR='1') as p:
        tap.ok(p.until(painted), 'it paints without colours')
        p.type('q')
        p.end()
        tap.ok(not COLOUR.search(p.output), 'NO_COLOR has no colour', p.output[:400])


def typing():
    with Program([demo]) as p:
        p.until(painted)
        p.type('n')
        p.type('手順書\x7f'.encode()[:4])
        p.type('手順書\x7f'.encode()[4:])
        tap.ok(p.until(lambda s: s.row(20) == '手順'), 'Japanese in pieces, and one taken back', p.screen.row(20))
        tap.ok(p.until(lambda s: (s.y, s.x) == (20, 4)), 'the cursor is where the next letter goes', (p.screen.y, p.screen.x))
        p.type(b'\xff\xe9x\xe6\x89')
        tap.ok(p.until(lambda s: s.row(20) == '手順��x��'), 'broken bytes lose nothing', p.screen.row(20))
        p.type(b'\x1b[200~ q\r\nj\x1b[201~')
        tap.ok(p.until(lambda s: s.row(20) == '手順��x�� q' and s.row(21) == 'j'), 'what is pasted is text', p.screen.text())
        p.type(b'\x1b[99;5~\x1b[?1;2c!')
        tap.ok(p.until(lambda s: s.row(21) == 'j!'), 'sequences that nobody knows are no text', p.screen.text())
        p.type(b'\x1b[D\x1bOD\x1b[1;5H(')
        tap.ok(p.until(lambda s: s.row(20).startswith('(手順')), 'arrows in any form', p.screen.text())
        p.type('\rq')
        p.end()
        tap.ok('note <(手順��x�� q\nj!>'.encode().replace(b'\n', b'\r\n') in p.output, 'it all arrived', p.output[-120:])


def sizes():
    with Program([demo]) as p:
        p.until(painted)
        rng = random.Random(5)
        for rows, columns in [(1, 1), (1, 2), (5, 1), (5, 20), (10, 40), (23, 79), (200, 500)] + [
                (rng.randint(1, 80), rng.randint(1, 200)) for _ in range(200)]:
            p.size(rows, columns)
            if rng.random() < 0.2:
                p.type(rng.choice(['j', 'k', 'n', '手', '\r']))
            p.read(0)
        p.quiet()
        p.size(30, 100)
        tap.ok(p.until(lambda s: painted(s) and s.row(0).startswith('Release engineering')), 'after a storm of sizes it is whole',
               p.screen.text())
        p.quiet()
        before = p.screen.text()
        p.screen.resize(30, 100)
        p.type('\x0c')
        tap.ok(p.until(lambda s: s.text() == before), 'and nothing of the storm is left', before, p.screen.text())
        p.type('\x03')
        tap.ok(p.end() == 0 and not p.restored(), 'it ends well', p.status, *p.restored())


def exported_size():
    with Program([demo], rows=12, columns=40, LINES='50', COLUMNS='132') as p:
        tap.ok(p.until(painted), 'LINES and COLUMNS of somebody else do not count', p.screen.text())
        p.kill(signal.SIGTERM)
        p.end()


pictures()
typing()
sizes()
exported_size()
tap.done()
