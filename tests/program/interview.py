"""The interview in lines, from outside: what is typed, what is said, what is on disk.
usage: interview.py PROGRAM SHARE
"""

import os
import re
import select
import signal
import subprocess
import sys
import time

from drive import Desk, Tap, resume_code

PROGRAM, SHARE = sys.argv[1], sys.argv[2]
tap = Tap()


def answers_in(desk):
    return ''.join(open(path, encoding='utf-8').read() for path in desk.sheets())


def every_kind_of_answer():
    with Desk(PROGRAM, SHARE) as desk:
        out, _ = desk.run('assess', '--plain', 'payments', typed=[
            'g release-automation', '２',               # a full-width digit is a digit
            'g continuous-integration', 'u',
            'g extraction-practice', 'x', 'x no services to extract',
            'g on-call', 'n 夜は二人だけ', 'N stays here', 'd', 'w', 's', 'e wiki/on-call', '1',
            'g data-ownership', 'U',
            'g champions', '7', 'nonsense', '',
            'q'])
        text = answers_in(desk)
        for wanted in ('release-automation: {level: 2}', 'continuous-integration: {unknown: yes}',
                       'extraction-practice: {not-applicable: no services to extract}',
                       'note: 夜は二人だけ', 'note-internal: stays here', 'discuss: yes', 'wish: 1', 'sure: know',
                       'where: wiki/on-call', 'data-ownership: {unknown: yes, not-mine: yes}'):
            tap.ok(wanted in text, f'on disk: {wanted}', text)
        tap.ok('champions' not in text, 'what was refused is not on disk', text)
        tap.ok('Please say in a few words why' in out, 'not applicable wants a reason')
        tap.ok('"7" is not one of the choices' in out, 'there is no level 7')
        code = resume_code(out)
        back, _ = desk.run('assess', '--plain', '--code', code.lower().replace('-', ' '), typed=['v', 'q'])
        tap.ok('Welcome back.' in back, 'the code works in small letters and with blanks', back)
        again, err = desk.run('assess', '--plain', '--code', code[:-1] + ('0' if code[-1] != '0' else '1'), code=1)
        tap.ok('typing error' in err, 'a mistyped code is told as that', err)


def moving_about():
    with Desk(PROGRAM, SHARE) as desk:
        out, _ = desk.run('assess', '--plain', 'payments', typed=[
            'g 3', '1', 'b', '/rollback', 'g 999', 'l', 'l', 'v', '?', 'q'])
        tap.ok(out.count('Question 3 of 43') >= 2, 'back goes back', out)
        tap.ok(re.search(r'^\d+  .*[Rr]ollback', out, re.M), 'search finds by words', out)
        tap.ok('No question has the number or id "999"' in out, 'a jump to nowhere says so')
        tap.ok('質問 3／43' in out, 'the language switches at any moment', out)
        tap.ok('What you can type' in out, 'help')
        tap.ok('1 answered, 0 don\'t know, 0 not applicable, 42 open' in out, 'review counts', out)


def japanese():
    with Desk(PROGRAM, SHARE, 'ja_JP.UTF-8') as desk:
        out, _ = desk.run('assess', '--plain', typed=['決済チーム', '', 'q'])
        tap.ok('チームの名前は何ですか' in out and '再開コード' in out, 'speaks Japanese by the locale', out)
        out, _ = desk.run('assess', '--plain', '--language', 'en', typed=['q'])
        tap.ok('How to answer' in out, '--language wins over the locale', out)


def bad_bytes():
    with Desk(PROGRAM, SHARE) as desk:
        child = desk.start('assess', '--plain', 'payments')
        out, err = child.communicate(b'g on-call\nn bad \xff\xfe bytes\nn \x1b[31mred\n2\nq\n', timeout=60)
        tap.ok(child.returncode == 0 and out.decode().count('This line holds bytes that are not text') == 2,
               'bytes that are no text are refused, and nothing dies', out.decode() + err.decode())
        tap.ok('on-call: {level: 2}' in answers_in(desk), 'what follows is taken')
        child = desk.start('assess', '--plain')
        out, _ = child.communicate(b'g on-call\nn ' + b'x' * 300000 + b'\n3\nq\n', timeout=60)
        tap.ok(child.returncode == 0 and 'on-call: {level: 3}' in answers_in(desk), 'an endless line is survived')


def wait_for(child, text):
    seen, end = b'', time.monotonic() + 30
    while text not in seen:
        ready, _, _ = select.select([child.stdout], [], [], max(0, end - time.monotonic()))
        if not ready:
            child.kill()
            raise AssertionError(f'waited in vain for {text}: {seen.decode()}')
        piece = os.read(child.stdout.fileno(), 65536)
        if not piece:
            break
        seen += piece
    return seen.decode()


def signals():
    for name in ('SIGTERM', 'SIGHUP', 'SIGINT'):
        with Desk(PROGRAM, SHARE) as desk:
            child = desk.start('assess', '--plain', 'payments')
            child.stdin.write(b'g on-call\n2\n')
            child.stdin.flush()
            wait_for(child, b'Saved: 2')
            child.send_signal(getattr(signal, name))
            rest, _ = child.communicate(timeout=30)
            code, rest = child.returncode, rest.decode()
            tap.ok(code == 0 and 'Saved.' in rest and 'level: 2' in answers_in(desk), f'{name}: saved, exit 0', (code, rest))


def closed_pipes():
    with Desk(PROGRAM, SHARE) as desk:
        child = desk.start('assess', '--plain', 'payments')
        child.stdin.write(b'g on-call\n2\n')
        child.stdin.flush()
        wait_for(child, b'Saved: 2')
        child.stdout.close()
        child.stdin.write(b'3\n' * 50)
        child.stdin.close()
        code = child.wait(timeout=30)
        child.stderr.close()
        tap.ok(code == 0, 'nobody reads any more: exit 0', code)
        desk.run('assess', '--plain')
        tap.ok(True, 'no input at all: exit 0')


def locked_sheet():
    with Desk(PROGRAM, SHARE) as desk:
        child = desk.start('assess', '--plain', 'payments')
        child.stdin.write(b'\n')
        child.stdin.flush()
        code = resume_code(wait_for(child, b'shown only now'))
        _, err = desk.run('assess', '--plain', '--code', code, code=3)
        tap.ok('in use by another program' in err, 'a sheet that is open elsewhere', err)
        child.communicate(b'q\n', timeout=30)


def bad_sheets():
    with Desk(PROGRAM, SHARE) as desk:
        out, _ = desk.run('assess', '--plain', 'payments', typed=['g on-call', '2', 'g champions', '1', 'q'])
        code, path = resume_code(out), desk.sheets()[0]
        text = open(path, encoding='utf-8').read()
        cut = text[:text.index('champions') + 12]
        open(path, 'w', encoding='utf-8').write(cut)
        out, err = desk.run('assess', '--plain', '--code', code, typed=['g on-call', 'q'])
        tap.ok('Your answer now: 2' in out and 'champions' in err + out, 'a sheet cut short: .bak is taken, the loss is named',
               out + err)
        open(path, 'w', encoding='utf-8').write(text.replace('level: 2', 'level: 3'))
        out, err = desk.run('assess', '--plain', '--code', code, typed=['g on-call', 'q'])
        tap.ok('Your answer now: 3' in out, 'edited by hand: accepted', out + err)
        open(path, 'w', encoding='utf-8').write(text.replace('level: 2', 'level: 9'))
        _, err = desk.run('assess', '--plain', '--code', code, code=1)
        tap.ok(re.search(r'sheets/\w+\.yaml:\d+:\d+: error: ', err), 'a wrong level: error with its place', err)


def full_disk():
    if os.geteuid() != 0:
        tap.ok(True, 'full disk # SKIP needs root to mount')
        return
    with Desk(PROGRAM, SHARE) as desk:
        os.mkdir(desk.data)
        mounted = subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', desk.data], capture_output=True)
        if mounted.returncode:
            tap.ok(True, 'full disk # SKIP mounting is not allowed here')
            return
        try:
            child = desk.start('assess', '--plain', 'payments')
            child.stdin.write(b'g on-call\n2\n')
            child.stdin.flush()
            out = wait_for(child, b'Saved: 2')
            filler = os.path.join(desk.data, 'filler')
            with open(filler, 'wb', buffering=0) as f:
                try:
                    while True:
                        f.write(b'x' * 1024)
                except OSError:
                    pass
            child.stdin.write(b'g champions\n3\n')
            child.stdin.flush()
            out += wait_for(child, b'NOT on disk')
            tap.ok('no space left' in out, 'a full disk is said, and what to do', out)
            os.remove(filler)
            child.stdin.write(b'\n')
            child.stdin.flush()
            out = wait_for(child, b'Saved: 3')
            tap.ok('Saved: 3' in out, 'after making room, Enter saves it', out)
            child.communicate(b'q\n', timeout=30)
            tap.ok('champions: {level: 3}' in answers_in(desk), 'and it is on disk')
        finally:
            subprocess.run(['umount', desk.data], check=False)


for test in (every_kind_of_answer, moving_about, japanese, bad_bytes, signals, closed_pipes, locked_sheet, bad_sheets,
             full_disk):
    test()
sys.exit(tap.done())
