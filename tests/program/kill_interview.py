"""SIGKILL at any moment: resuming shows every answer that was acknowledged.

A run answers question after question; it is killed after a random number of them. What it had
confirmed by then ("Saved: …") must be there when the sheet is opened again.
usage: kill.py PROGRAM SHARE [RUNS]
"""

import os
import random
import re
import signal
import sys
import time

from drive import Desk, Tap, resume_code

IDS = ['release-automation', 'continuous-integration', 'rollback-and-recovery', 'boundary-clarity', 'champions',
       'alerting-quality', 'on-call', 'toil-management', 'documentation', 'resilience-and-dr']


def plan(rng):
    """Lines to type, and for each of them what it answers once it is confirmed."""
    typed, answers = [], []
    for _ in range(60):
        where, level = rng.choice(IDS), rng.randrange(5)
        typed += [f'g {where}', str(level)]
        answers.append((where, level))
    return typed, answers


def read_until(child, confirmed):
    """What the program says until it has confirmed so many answers: counted, not timed,
    so that a busy machine tests the same as an idle one."""
    out = b''
    while out.count(b'Saved: ') < confirmed:
        piece = os.read(child.stdout.fileno(), 4096)
        if not piece:
            break
        out += piece
    return out


def one_run(program, share, seed, tap):
    rng = random.Random(seed)
    with Desk(program, share) as desk:
        typed, answers = plan(rng)
        child = desk.start('assess', '--plain', 'payments')
        child.stdin.write('\n'.join(typed).encode() + b'\n')
        child.stdin.flush()
        out = read_until(child, rng.randrange(30))
        time.sleep(rng.random() * 0.004) # somewhere inside the next answer, or its save
        child.send_signal(signal.SIGKILL)
        out = (out + child.stdout.read()).decode()
        child.wait()
        child.stdin.close(), child.stdout.close(), child.stderr.close()
        confirmed = len(re.findall(r'^(?:Answer: )*Saved: ', out, re.M))
        if 'resume code is' not in out:
            return 0  # killed before there was anything to lose
        wanted = {}
        for where, level in answers[:confirmed]:
            wanted[where] = level
        shown, _ = desk.run('assess', '--plain', '--code', resume_code(out),
                            typed=[f'g {where}' for where in wanted] + ['q'])
        lost = []
        for where, level in wanted.items():
            if f'Your answer now: {level}, ' not in shown:
                lost.append((where, level))
        now = [int(n) for n in re.findall(r'Your answer now: (\d), ', shown)]
        # A later answer may be on disk without having been confirmed, never an earlier one.
        possible = {w: {l for v, l in answers[confirmed:confirmed + 1] if v == w} | {l} for w, l in wanted.items()}
        wrong = [w for w, n in zip(wanted, now) if n not in possible[w]]
        left = [n for f, _, names in os.walk(desk.data) for n in names if n.endswith('.new')]
        if len(now) != len(wanted) or wrong:
            tap.ok(False, f'seed {seed}: {confirmed} answers confirmed', f'{wrong} {lost} {now}\n{out}\n{shown}')
        if left:
            tap.ok(False, f'seed {seed}: temporary files are cleared away', left)
        return confirmed


def main():
    program, share = sys.argv[1], sys.argv[2]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    tap = Tap()
    confirmed = sum(one_run(program, share, seed, tap) for seed in range(runs))
    tap.ok(confirmed > runs, f'{confirmed} confirmed answers survived {runs} kills')
    return tap.done()


sys.exit(main())
