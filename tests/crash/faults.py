"""Every system call of a save fails once, or is the last one before a SIGKILL (strace's injection).

What was acknowledged must be there; what was refused must be said and go through with the next
step; nothing may be left lying about or be taken for somebody else's version.

Usage: faults.py WRITER QUESTIONNAIRE
"""

import collections
import re
import resource
import signal
import subprocess

from crash import ROUND_STEP, Shown, Store, acknowledged, done, environment, ok, scratch
from require import require, without

CALLS = ('openat', 'read', 'write', 'fsync', 'close', 'renameat2', 'renameat', 'unlinkat', 'linkat', 'newfstatat', 'fstat',
         'flock', 'mkdir', 'getdents64')
ORDER = ['write', 'fsync', 'renameat2', 'renameat', 'fsync', 'said']  # of every save
FIRST, STEPS = 2, 2  # steps 1 and 2 are there; 3 saves the sheet, 4 the sheet and the round


def traced(store, injections, output='/dev/null'):
    """A run of the writer under strace."""
    calls = ','.join(CALLS)
    rest = [argument for one in injections for argument in ('-e', 'inject=' + one)]
    return subprocess.run(['strace', '-qq', '-o', output, '-e', 'trace=' + calls, '-e', 'signal=none', *rest,
                           *store.command('write', count=STEPS)], capture_output=True, text=True, timeout=120)


def calls_of_saves(store, folder):
    """The calls between the lines begin and end, as (name, position from 1 among its like); those that
    speak to standard output are ('said', 0)."""
    trace = folder + '/trace'
    traced(store, [], trace)
    seen, inside, positions = collections.Counter(), False, []
    with open(trace, encoding='utf-8', errors='replace') as lines:
        for line in lines:
            name = re.match(r'(?:\d+ +)?(\w+)\(', line)
            if not name:
                continue
            seen[name[1]] += 1
            spoken = re.search(r'write\(1, "(begin|end)?', line)
            if spoken and spoken[1]:
                inside = spoken[1] == 'begin'
            elif inside:
                positions.append(('said', 0) if spoken else (name[1], seen[name[1]]))
    return positions


def check(call, name, store, run, killed):
    """What holds after any single fault."""
    sheet, team = acknowledged(run.stdout)
    refused = re.findall(r'^(?:round-)?refused', run.stdout, re.M)
    found = Shown(store)
    faults = []
    if not found.whole():
        faults.append('what is found is not whole')
    if found.last < max(sheet, FIRST):
        faults.append('an acknowledged answer is missing')
    if team and found.people != team + 1:
        faults.append('an acknowledged fact of the team is missing')
    if killed != (run.returncode != 0):
        faults.append(f'it ended with {run.returncode}')
    if not killed and bool(refused) != ('error: cannot ' in run.stderr):
        faults.append('a refusal was not said, or said without need')
    if len(refused) > 1:
        faults.append('one fault, two refusals')
    if call in ORDER and not killed and not refused:
        faults.append('it was said to be saved all the same')
    if any('conflict' in p for p in store.leftovers()):
        faults.append('our own version was taken for a foreign one')
    again = store.writer('write', count=ROUND_STEP)  # with a change of the round among them
    if 'refused' in again.stdout or Shown(store).last != found.last + ROUND_STEP:
        faults.append('the next steps do not go through')
    if store.leftovers():
        faults.append('leftovers: ' + ' '.join(store.leftovers()))
    return faults and [name, *faults, run.stdout, run.stderr, found.output, found.problems]


def single_faults(base, folder, positions):
    for what in ('error=EIO', 'error=ENOSPC', 'error=EROFS', 'signal=SIGKILL'):
        bad, killed = [], what.startswith('signal')
        for call, n in positions:
            store = base.copy(folder)
            run = traced(store, [f'{call}:{what}:when={n}'])
            # An injected error keeps close() from closing: its lock stays taken, which no real system does.
            if call == 'close' and not killed and 'in use by another program' in run.stderr:
                continue
            bad += check(call, f'{call} {n} {what}', store, run, killed) or []
        ok(not bad, f'{what} at each of {len(positions)} calls', *bad[:60])


def dead_disks(base, folder, positions):
    """From some call on, nothing works any more."""
    for call in ('fsync', 'renameat2', 'openat'):
        bad = []
        for n in [n for name, n in positions if name == call]:
            store = base.copy(folder)
            run = traced(store, [f'{call}:error=EIO:when={n}+'])
            found = Shown(store)
            if not found.whole() or found.last < max(acknowledged(run.stdout)[0], FIRST) or any('conflict' in p for p in store.leftovers()):
                bad += [f'{call} {n}', run.stdout, run.stderr, found.output, found.problems]
        ok(not bad, f'a disk that is dead from some {call} on', *bad[:60])


def other_file_systems(base, folder):
    rows = {'that cannot exchange two names': ['renameat2:error=EINVAL'],
            'without hard links either': ['renameat2:error=EINVAL', 'linkat:error=EPERM'],
            'whose folders cannot be synced': []}
    for name, injections in rows.items():
        store = base.copy(folder)
        run = traced(store, injections) if injections else traced(store, ['fsync:error=EINVAL:when=2+2'])
        found = Shown(store)
        ok(run.stdout.count('saved') == 3 and 'refused' not in run.stdout and found.whole() and found.last == FIRST + STEPS
           and not store.leftovers(), f'a file system {name}', run.stdout, run.stderr, found.output, store.leftovers())


def small_files_only():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


def short_writes(base, folder):
    """A write that ends in the middle."""
    store = base.copy(folder)
    run = subprocess.run(store.command('write', count=STEPS), capture_output=True, text=True, timeout=120, preexec_fn=small_files_only)
    ok(run.stdout.count('refused') == 3 and 'no space left on the disk' in run.stderr, 'a file that may not grow is refused',
       run.stdout, run.stderr)
    ok(Shown(store).last == FIRST and not store.leftovers(), 'and leaves everything as it was', store.leftovers())


def main():
    require('strace')
    if subprocess.run(['strace', '-qq', '-o', '/dev/null', 'true'], capture_output=True).returncode != 0:
        without('the right to trace a process')
    with scratch() as folder, scratch() as work:
        base = Store(folder)
        base.writer('write', count=FIRST, env=environment())
        positions = calls_of_saves(base.copy(work), folder)
        order = [name for name, _ in positions if name in ORDER]
        ok(order == 3 * ORDER, 'each save is written, synced, put in place and synced there before it is said', order)
        positions = [one for one in positions if one[0] != 'said']
        names = {name for name, _ in positions}
        ok({'openat', 'read', 'write', 'fsync', 'close', 'renameat2', 'renameat', 'flock'} <= names and len(positions) > 50,
           f'{len(positions)} system calls of {STEPS} saves and a change of the round', sorted(names))
        single_faults(base, work, positions)
        dead_disks(base, work, positions)
        other_file_systems(base, work)
        short_writes(base, work)
    done()


main()
