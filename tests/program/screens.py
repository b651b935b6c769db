"""The screens in a real terminal (a pty): that it is given back as it was found, that a
change of size is followed, that SIGTERM keeps what was being written. What the screens
show is the matter of tests/kiosk/screens.
usage: screens.py PROGRAM SHARE
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

from drive import Desk, Tap

PROGRAM, SHARE = sys.argv[1], sys.argv[2]
PATIENCE = 20
tap = Tap()


class Screen:
    """The program in a terminal of its own."""

    def __init__(self, desk, *arguments, columns=80, rows=24, environment=None):
        self.master, self.slave = pty.openpty()  # our own end stays open: modes can be looked at afterwards
        self.size(columns, rows)
        self.before = termios.tcgetattr(self.slave)
        environment = {**desk.environment, 'TERM': 'xterm-256color', 'LANG': 'en_US.UTF-8', **(environment or {})}
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
            for fd in (0, 1, 2):
                os.dup2(self.slave, fd)
            os.chdir(desk.folder)
            os.execve(desk.program, [desk.program, *arguments], environment)
        self.out = b''

    def size(self, columns, rows):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))

    def text(self):
        """What was written, without what controls the terminal."""
        return re.sub(rb'\x1b(\[[0-9;?]*[A-Za-z]|[()][A-Z0-9]|[=>])', b' ', self.out).decode(errors='replace')

    def wait_for(self, words):
        """Reads until these words came in; forgets what came before them."""
        end = time.monotonic() + PATIENCE
        while words not in self.text():
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.master], [], [], left)[0]:
                raise AssertionError(f'no "{words}" in:\n{self.text()}')
            self.out += os.read(self.master, 65536)
        seen, self.out = self.out, b''
        return seen

    def type(self, keys):
        os.write(self.master, keys.encode())

    def end(self):
        """Everything up to the program's end, and its exit code."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if select.select([self.master], [], [], 0.05)[0]:
                self.out += os.read(self.master, 65536)
                continue
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                while select.select([self.master], [], [], 0)[0]:
                    self.out += os.read(self.master, 65536)
                return os.waitstatus_to_exitcode(status)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return 'still running'

    def is_restored(self):
        return termios.tcgetattr(self.slave) == self.before

    def close(self):
        os.close(self.master)
        os.close(self.slave)


def begin(desk, *arguments, **size):
    """Up to the first question of a new team."""
    screen = Screen(desk, 'assess', '--first', 'Payments', *arguments, **size)
    screen.wait_for('What is your team called')
    screen.type('\r')
    screen.wait_for('How to answer')
    screen.type('\r')
    screen.wait_for('What hurts most')
    return screen


def start_and_quit():
    with Desk(PROGRAM, SHARE) as desk:
        screen = Screen(desk)
        screen.wait_for('What would you like to do?')
        tap.ok(not screen.is_restored(), 'the screens take the terminal')
        screen.type('q')
        code = screen.end()
        tap.ok(code == 0, 'home: q leaves', code)
        tap.ok(screen.is_restored(), 'and the terminal has its modes again')
        tap.ok(b'\x1b[?1049l' in screen.out and b'\x1b[?2004l' in screen.out, 'its own screen, its way to paste', screen.out)
        screen.close()

        screen = begin(desk)
        screen.type('\x03')
        screen.wait_for('Everything is saved')
        screen.type('\r')
        code = screen.end()
        after = screen.out.split(b'\x1b[?1049l')[-1].decode()
        tap.ok(code == 0 and screen.is_restored(), 'an interview: Ctrl-C and Enter leave', code)
        tap.ok(re.search(r'Resume code: [0-9A-Z]{4}-', after) and 'Next: tightrope assess --code' in after,
               'the resume code stays on the screen', after)
        screen.close()


def resize():
    with Desk(PROGRAM, SHARE) as desk:
        screen = begin(desk)
        screen.type('by hand\r')
        screen.wait_for('How many people do SRE work')
        screen.type('u')
        screen.wait_for('share of working time')
        screen.type('uuu')
        screen.wait_for('How does a built change reach production')
        screen.size(120, 40)
        screen.wait_for('Why we ask')
        screen.size(20, 5)
        screen.size(40, 12)
        screen.type('2')
        screen.wait_for('Saved: 2')
        screen.size(1, 1)
        screen.size(80, 24)
        screen.wait_for('get back to a good state')
        screen.type('qq')
        tap.ok(screen.end() == 0 and screen.is_restored(), 'any size, and back')
        sheet = open(desk.sheets()[0], encoding='utf-8').read()
        tap.ok('release-automation: {level: 2}' in sheet, 'what was answered in a small window is there', sheet)
        screen.close()


def terminated():
    with Desk(PROGRAM, SHARE) as desk:
        screen = begin(desk)
        screen.type('夜中の手作業')
        screen.wait_for('業')
        os.kill(screen.pid, signal.SIGTERM)
        code = screen.end()
        sheet = open(desk.sheets()[0], encoding='utf-8').read()
        tap.ok(code == 0 and screen.is_restored(), 'SIGTERM: an orderly end', code)
        tap.ok('夜中の手作業' in sheet, 'and what was being written is saved', sheet)
        screen.close()

    with Desk(PROGRAM, SHARE) as desk:
        screen = begin(desk)
        os.kill(screen.pid, signal.SIGHUP)
        code = screen.end()
        tap.ok(code == 0, 'SIGHUP too', code)
        screen.close()


def the_choice():
    """Lines when somebody asks for them, or when the terminal cannot."""
    for name, environment, arguments in (('--plain', {}, ['--plain']), ('ACCESSIBLE=1', {'ACCESSIBLE': '1'}, []),
                                         ('TERM=dumb', {'TERM': 'dumb'}, [])):
        with Desk(PROGRAM, SHARE) as desk:
            screen = Screen(desk, 'assess', *arguments, 'Payments', environment=environment)
            screen.wait_for('Answer: ')
            screen.type('q\n')
            tap.ok(screen.end() == 0 and b'\x1b[' not in screen.out, f'{name}: lines', screen.out)
            screen.close()


for test in (start_and_quit, resize, terminated, the_choice):
    test()
sys.exit(tap.done())
