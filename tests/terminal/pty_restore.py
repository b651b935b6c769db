"""However the program ends, the terminal is as it was before: modes, paste brackets, mouse,
cursor, main screen. And where it cannot show anything it says so and touches nothing."""

import os
import pty
import signal
import subprocess
import sys
import termios

from pty_world import Program, Tap

demo = sys.argv[1]
tap = Tap()


def painted(screen):
    return 'F1 help' in screen.text() or '? help' in screen.text()


def left_behind(name, p, code):
    got = p.end()
    tap.ok(got in code if isinstance(code, tuple) else got == code, f'{name}: it ends as it should', got, p.output[-300:])
    tap.ok(not p.restored(), f'{name}: the terminal is as it was', *p.restored())


def crash_codes(number):
    """The sanitizers end a program in their own way."""
    return (-number, -signal.SIGABRT) if 'ASAN_OPTIONS' in os.environ else (-number,)


def ordinary():
    with Program([demo]) as p:
        tap.ok(p.until(painted), 'it paints', p.screen.text())
        tap.ok({1049, 2004} <= p.screen.modes, 'on another screen, with paste brackets')
        tap.ok(not p.screen.modes & {1000, 1006}, 'without mouse')
        modes = termios.tcgetattr(p.slave)
        tap.ok(not modes[3] & (termios.ECHO | termios.ICANON | termios.ISIG), 'keys come as they are')
        p.type('q')
        left_behind('q', p, 0)
        tap.ok(b'left after 1 keys' in p.output, 'it says so on the main screen', p.output[-100:])
        tap.ok(b'\x1b[3J' not in p.output, 'and leaves the scrollback alone')
    with Program([demo, 'mouse']) as p:
        p.until(painted)
        tap.ok({1000, 1006} <= p.screen.modes, 'with mouse when asked')
        p.type(b'\x1b[<0;5;6M\x03')
        left_behind('mouse and Ctrl-C', p, 0)
    with Program([demo, 'wipe']) as p:
        p.until(painted)
        p.type('q')
        left_behind('wiping', p, 0)
        tap.ok(p.output.rfind(b'\x1b[3J') > p.output.rfind(b'\x1b[?1049l') > 0, 'the kiosk leaves nothing in the scrollback')
    with Program([demo], term='vt100') as p:
        p.until(painted)
        p.type('q')
        left_behind('no other screen', p, 0)
        tap.ok(b'\x1b[H\x1b[2J\x1b[3J' in p.output, 'without another screen it is wiped', p.output[-200:])


def signals():
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        with Program([demo]) as p:
            p.until(painted)
            p.kill(number)
            left_behind(number.name, p, 0)
    for key, name, codes in (('S', 'SIGSEGV', crash_codes(signal.SIGSEGV)), ('B', 'bug()', (-signal.SIGABRT,)),
                             ('M', 'out of memory', (3,))):
        with Program([demo]) as p:
            p.until(painted)
            p.type(key)
            left_behind(name, p, codes)
    with Program([demo]) as p:
        p.until(painted)
        p.kill(signal.SIGSEGV)
        left_behind('SIGSEGV sent from outside', p, crash_codes(signal.SIGSEGV))
    with Program([demo]) as p:
        p.until(painted)
        p.kill(signal.SIGTSTP)
        p.kill(signal.SIGCONT)
        tap.ok(p.until(lambda s: 2004 in s.modes and painted(s)), 'it comes back from a stop', p.screen.text())
        p.type('q')
        left_behind('after a stop', p, 0)
    with Program([demo]) as p:
        p.until(painted)
        os.close(p.slave)
        os.close(p.master)
        tap.ok(p.end(reading=False) == 0, 'a terminal that hangs up', p.status)


def refusals():
    with Program([demo], term='no-such-terminal', ASAN_OPTIONS='detect_leaks=0') as p:  # curses forgets 1.6 kB then
        tap.ok(p.until(painted), 'an unknown terminal is taken for an xterm', p.output)
        p.type('q')
        left_behind('unknown terminal', p, 0)
    for term in ('dumb', ''):
        with Program([demo], term=term) as p:
            left_behind(f'TERM="{term}"', p, 3)
            tap.ok(p.output == b'refused: no cursor\r\n', 'not a byte of rubbish', p.output)
    with Program([demo], ACCESSIBLE='1') as p:
        left_behind('ACCESSIBLE', p, 3)
        tap.ok(b'\x1b' not in p.output, 'no escape sequence for who asks for none', p.output)
    ran = subprocess.run([demo], stdin=subprocess.DEVNULL, capture_output=True, env={'TERM': 'xterm'})
    tap.ok((ran.returncode, ran.stdout) == (3, b'refused: no terminal\n'), 'no terminal at all', ran)
    master, slave = pty.openpty()
    ran = subprocess.run([demo], stdin=slave, capture_output=True, env={'TERM': 'xterm'})
    tap.ok((ran.returncode, ran.stdout) == (3, b'refused: no terminal\n'), 'output into a file', ran)
    os.close(master)
    os.close(slave)


ordinary()
signals()
refusals()
tap.done()
