"""A terminal for tests: a pty with a program behind it, and a screen that understands what
curses says to an xterm. Standard library only.

    with Program([demo], rows=24, columns=80) as p:
        p.until(lambda screen: 'Up/Down' in screen.row(23))
        p.type('jj')
        …
        p.end()            # exit code, or minus the signal

Nothing sleeps for luck: until() reads what comes and fails after its seconds are over.
"""

import errno
import fcntl
import os
import re
import select
import signal
import struct
import sys
import termios
import time
import unicodedata

SECONDS = 20  # before something that must happen is given up


class Tap:
    """Rows of TAP, and the exit code at the end."""

    def __init__(self):
        self.rows = self.failed = 0

    def ok(self, holds, name, *about):
        self.rows += 1
        self.failed += not holds
        print(f'{"" if holds else "not "}ok {self.rows} - {name}')
        for line in () if holds else about:
            print(f'# {line!r}')
        return holds

    def done(self):
        print(f'1..{self.rows}')
        sys.exit(self.failed > 0)


def width(char):
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in 'WF' else 1


class Screen:
    """Cells as an xterm would have them. What it does not know is an error, not a guess."""

    SEQUENCE = re.compile(rb'\x1b(?:\[([?>]?)([\d;]*)([@-~])|[()][A-Z0-9]|([=>78MDc])|\](?:[^\x07\x1b]*)(?:\x07|\x1b\\))')
    PARTIAL = re.compile(rb'\x1b(?:\[[?>]?[\d;]*|[()]|\][^\x07\x1b]*\x1b?)?\Z')

    def __init__(self, rows, columns):
        self.modes = set()
        self.rest = b''
        self.resize(rows, columns)

    def resize(self, rows, columns):
        self.rows, self.columns = rows, columns
        self.cells = [[' '] * columns for _ in range(rows)]
        self.x = self.y = 0
        self.top, self.bottom = 0, rows - 1

    def row(self, y):
        return ''.join(self.cells[y]).rstrip()

    def text(self):
        return '\n'.join(self.row(y) for y in range(self.rows))

    def feed(self, data):
        data = self.rest + data
        self.rest = b''
        at = 0
        while at < len(data):
            byte = data[at]
            if byte == 0x1B:
                found = self.SEQUENCE.match(data, at)
                if not found:
                    if self.PARTIAL.match(data, at):
                        self.rest = data[at:]
                        return
                    raise ValueError(f'no such sequence: {data[at:at + 20]!r}')
                self.sequence(found)
                at = found.end()
            elif byte < 0x20:
                self.control(byte)
                at += 1
            else:
                size = 1 if byte < 0x80 else 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
                if at + size > len(data):
                    self.rest = data[at:]
                    return
                self.put(data[at:at + size].decode('utf-8'))
                at += size

    def control(self, byte):
        if byte == 0x0D:
            self.x = 0
        elif byte == 0x0A:
            self.down()
        elif byte == 0x08:
            self.x = max(0, min(self.x, self.columns - 1) - 1)
        elif byte == 0x09:
            self.x = min(self.columns - 1, self.x // 8 * 8 + 8)

    def down(self):
        if self.y == self.bottom:
            del self.cells[self.top]
            self.cells.insert(self.bottom, [' '] * self.columns)
        else:
            self.y = min(self.rows - 1, self.y + 1)

    def put(self, char):
        wide = width(char)
        if self.columns < wide:
            return
        if wide == 0:
            self.cells[self.y][max(0, self.x - 1)] += char
            return
        if self.x + wide > self.columns:
            self.x = 0
            self.down()
        row = self.cells[self.y]
        if row[self.x] == '' and self.x:
            row[self.x - 1] = ' '  # half of what stood here
        if self.x + wide < self.columns and row[self.x + wide] == '':
            row[self.x + wide] = ' '
        row[self.x] = char
        if wide == 2:
            row[self.x + 1] = ''
        self.x += wide
        self.last = char

    def erase(self, row, start, end):
        for x in range(start, min(end, self.columns)):
            self.cells[row][x] = ' '

    def clamp(self):
        """What was said for a larger screen stays inside this one, as terminals have it."""
        self.y = max(0, min(self.y, self.rows - 1))
        self.x = max(0, min(self.x, self.columns))
        if not 0 <= self.top < self.bottom < self.rows:
            self.top, self.bottom = 0, self.rows - 1

    def sequence(self, found):
        self.act(found)
        self.clamp()

    def act(self, found):
        mark, figures, final, short = found[1], found[2], found[3], found[4]
        if short == b'M':
            if self.y == self.top:
                del self.cells[self.bottom]
                self.cells.insert(self.top, [' '] * self.columns)
            else:
                self.y -= 1
        if final is None:
            return
        numbers = [int(n or 0) for n in figures.split(b';')] if figures else []
        if mark == b'?':
            self.modes.update(numbers) if final == b'h' else self.modes.difference_update(numbers)
            return
        first = numbers[0] if numbers else 0
        many = max(1, first)
        name = final.decode()
        row = self.cells[self.y]
        x = min(self.x, self.columns - 1)
        if name == 'H':
            self.y, self.x = max(1, first) - 1, (max(1, numbers[1]) if len(numbers) > 1 else 1) - 1
        elif name in 'ABCD':
            self.y += many * {'A': -1, 'B': 1}.get(name, 0)
            self.x = x + many * {'C': 1, 'D': -1}.get(name, 0)
        elif name == 'd':
            self.y = many - 1
        elif name == 'G':
            self.x = many - 1
        elif name == 'K':
            self.erase(self.y, 0 if first == 1 else self.x, self.x + 1 if first == 1 else self.columns)
        elif name == 'J':
            if first in (2, 3):
                for y in range(self.rows):
                    self.erase(y, 0, self.columns)
            else:
                self.erase(self.y, self.x, self.columns)
                for y in range(self.y + 1, self.rows):
                    self.erase(y, 0, self.columns)
        elif name == 'X':
            self.erase(self.y, self.x, self.x + many)
        elif name == 'P':
            del row[x:x + many]
            row.extend([' '] * (self.columns - len(row)))
        elif name == '@':
            row[x:x] = [' '] * many
            del row[self.columns:]
        elif name in 'LM':
            for _ in range(many):
                del self.cells[self.bottom if name == 'L' else self.y]
                self.cells.insert(self.y if name == 'L' else self.bottom, [' '] * self.columns)
        elif name == 'r':
            self.top, self.bottom = (first or 1) - 1, (numbers[1] if len(numbers) > 1 else self.rows) - 1
            self.x = self.y = 0
        elif name == 'b':
            for _ in range(many):
                self.put(self.last)
        elif name not in 'mhltqc':
            raise ValueError(f'no such sequence: {found[0]!r}')


class Program:
    """A program on a pty of its own, in a session of its own."""

    def __init__(self, argv, rows=24, columns=80, term='xterm-256color', **environment):
        self.argv = [str(word) for word in argv]
        self.rows, self.columns = rows, columns
        self.environment = {'PATH': os.environ['PATH'], 'TERM': term, 'LANG': 'C.UTF-8', **environment}
        for name in ('ASAN_OPTIONS', 'UBSAN_OPTIONS'):
            if name in os.environ and name not in environment:
                self.environment[name] = os.environ[name]
        self.screen = Screen(rows, columns)
        self.output = b''

    def __enter__(self):
        self.master, self.slave = os.openpty()  # the slave stays open, so that modes can be asked for
        self.size(self.rows, self.columns, tell=False)
        self.found = termios.tcgetattr(self.slave)
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
            for fd in range(3):
                os.dup2(self.slave, fd)
            os.closerange(3, 256)
            os.execve(self.argv[0], self.argv, self.environment)
        self.status = None
        return self

    def __exit__(self, *_):
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        for fd in (self.master, self.slave):
            try:
                os.close(fd)
            except OSError:
                pass

    def size(self, rows, columns, tell=True):
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack('4H', rows, columns, 0, 0))
        if tell:
            self.screen.resize(rows, columns)

    def read(self, seconds):
        """What comes within that time, at most one read; b'' when nothing does."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return b''
        try:
            data = os.read(self.master, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return b''
        self.output += data
        self.screen.feed(data)
        return data

    def until(self, holds, seconds=SECONDS):
        """Reads until the screen is as it should be. False when it never is."""
        end = time.monotonic() + seconds
        while not holds(self.screen):
            left = end - time.monotonic()
            if left <= 0:
                return False
            self.read(min(left, 0.5))
        return True

    def quiet(self, seconds=0.3):
        """Reads until nothing comes for a while."""
        while self.read(seconds):
            pass

    def type(self, text):
        os.write(self.master, text if isinstance(text, bytes) else text.encode())

    def kill(self, number):
        os.kill(self.pid, number)

    def end(self, seconds=SECONDS, reading=True):
        """Waits for the end: exit code, minus the signal, or None when it does not come."""
        end = time.monotonic() + seconds
        while self.status is None and time.monotonic() < end:
            if reading:
                self.read(0.05)
            else:
                time.sleep(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        if self.status is not None and reading:
            self.quiet(0.1)
        return self.status

    def restored(self):
        """What is wrong with the terminal that was left behind: a list."""
        wrong = [f'mode {m}' for m in sorted(self.screen.modes & {1049, 1000, 1006, 2004})]
        if b'\x1b[?25l' in self.output and self.output.rindex(b'\x1b[?25l') > self.output.rfind(b'\x1b[?25h'):
            wrong.append('the cursor is hidden')
        if termios.tcgetattr(self.slave) != self.found:
            wrong.append('termios')
        return wrong
