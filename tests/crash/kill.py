"""SIGKILL at any moment: what was acknowledged is there, whole, and without a word of repair.

Usage: kill.py WRITER QUESTIONNAIRE [KILLS]
"""

import random
import subprocess
import sys
import time

from crash import ROUND_STEP, Shown, Store, acknowledged, done, ok, people_after, scratch

KILLS = int(sys.argv[3]) if len(sys.argv) > 3 else 300


def run_and_kill(store, luck):
    """Output of a writer that was killed after a while; most of the time it is in a save then."""
    writer = subprocess.Popen(store.command('write', count=1000000), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(luck.uniform(0, 0.06))
    writer.kill()
    return writer.communicate()


def main():
    luck = random.Random(1)
    acked = team_acked = unsaid = 0
    with scratch() as folder:
        store = Store(folder)
        for i in range(KILLS):
            output, said = run_and_kill(store, luck)
            sheet, team = acknowledged(output)
            acked, team_acked = max(acked, sheet), max(team_acked, team)
            found = Shown(store)
            people = {people_after(team_acked)} | ({people_after(found.last)} if found.last % ROUND_STEP == 0 else set())
            fine = found.whole() and acked <= found.last <= acked + 1 and found.people in people and not said
            if not fine and not ok(False, f'kill {i + 1}', f'acknowledged {acked}, round {team_acked}', output[-300:], said,
                                   found.output, found.problems):
                break
            unsaid += found.last > acked
            acked, team_acked = found.last, max(t for t in (team_acked, found.last - found.last % ROUND_STEP)
                                                if people_after(t) == found.people)
        ok(acked > KILLS, f'{KILLS} kills, {acked} answers, {unsaid} of them saved but not yet said')
        ok(not [p for p in store.leftovers() if 'conflict' in p], 'no version was taken for a foreign one', store.leftovers())
        store.writer('write', count=ROUND_STEP)
        ok(store.leftovers() == [], 'the next one clears away what the kills left', store.leftovers())
    done()


main()
