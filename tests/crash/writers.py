"""Eight writers on one folder, one of which heeds no lock: nothing that was acknowledged is lost.

What a writer with locks saved is in the file. What met the reckless one is in the file or in a
NAME.conflict-N.yaml beside it.

Usage: writers.py WRITER QUESTIONNAIRE
"""

import re
import subprocess

from crash import Store, done, environment, ok, scratch

QUESTIONS = 25


def start(store, what, name, count, reckless=False):
    env = environment(TIGHTROPE_RECKLESS='1') if reckless else environment()
    return subprocess.Popen(store.command(what, name, count), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)


def saved_by(process):
    output, said = process.communicate(timeout=300)
    return set(re.findall(r'^saved (\S+)$', output, re.M)), output + said


def texts(store, pattern):
    return [p.read_text(encoding='utf-8') for p in store.folder().rglob(pattern)]


def on_one_round(reckless):
    with scratch() as folder:
        store = Store(folder)
        names = [f'w{i}' for i in range(8)]
        running = [start(store, 'team', name, QUESTIONS, reckless and name == 'w7') for name in names]
        results = [saved_by(process) for process in running]
        acked = set().union(*(one for one, _ in results))
        in_file = set(re.findall(r'id: (w\d-\d+)', (store.folder() / 'round.yaml').read_text(encoding='utf-8')))
        kept = set(re.findall(r'id: (w\d-\d+)', '\n'.join(texts(store, 'round.conflict-*.yaml'))))
        conflicts = len(texts(store, 'round.conflict-*.yaml'))
        who = 'eight writers, one of them reckless' if reckless else 'eight writers with locks'
        ok(len(acked) >= 7 * QUESTIONS, f'{who}: {len(acked)} questions acknowledged', *(said for _, said in results))
        ok(acked <= in_file | kept, f'none is lost ({conflicts} conflicts kept)', sorted(acked - in_file - kept))
        if not reckless:
            ok(acked == in_file and conflicts == 0, 'and all are in the round itself', sorted(acked ^ in_file))


def on_one_sheet():
    """A reckless copy of Tightrope works on a sheet that somebody else has open."""
    with scratch() as folder:
        store = Store(folder)
        running = [start(store, 'write', store.id, 60), start(store, 'write', store.id, 60, reckless=True)]
        results = [saved_by(process) for process in running]
        versions = texts(store, 'sheets/*.yaml')
        for (acked, said), who in zip(results, ('the orderly', 'the reckless')):
            last = max((int(k) for k in acked), default=0)
            ok(last > 0 and any(f'note: step {last}}}' in text for text in versions),
               f'{who} one: its last answer is in one of {len(versions)} versions', said[-500:])


def main():
    on_one_round(reckless=False)
    for _ in range(3):
        on_one_round(reckless=True)
    on_one_sheet()
    done()


main()
