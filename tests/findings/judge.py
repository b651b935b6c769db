"""Holds roadmap-order to roadmaps whose optimum is known.

    judge.py PROGRAM FOLDER best|near

FOLDER has instances (tests/tools/instance.h tells the format) and their optima: in a record
of the file itself, or in optima.tsv. The judge knows nothing of scheduling: it follows what
the program printed and adds up. best: every order must cost the optimum. near: at most 10 %
more, and at most 2 % more on average.
"""

import collections
import pathlib
import subprocess
import sys

Job = collections.namedtuple('Job', 'value effort needs')
NEAR_EACH, NEAR_MEAN = 0.10, 0.02


class Wrong(Exception):
    """What is wrong with an answer."""


def records(text):
    for line in text.splitlines():
        words = line.partition('#')[0].split()
        if words:
            yield words


def read_instance(text):
    slots, optimum, jobs = 1, None, {}
    for word, *rest in records(text):
        if word == 'slots':
            slots = int(rest[0])
        elif word == 'optimum':
            optimum = int(rest[0])
        elif word == 'action':
            needs = [] if rest[4] == '-' else rest[4].split(',')
            jobs[rest[0]] = Job(int(rest[1]), int(rest[2]), needs)
    return slots, optimum, jobs


def read_optima(path):
    if not path.exists():
        return {}
    head, *rows = [line.split('\t') for line in path.read_text().splitlines()]
    name, optimum = head.index('name'), head.index('optimum')
    return {row[name]: int(row[optimum]) for row in rows}


def starts_of(answer, slots, jobs):
    """When each job starts, from what the program printed."""
    starts, clock = {}, 0
    for words in records(answer):
        if words[0] not in jobs:
            raise Wrong(f'nobody asked for {words[0]}')
        if words[0] in starts:
            raise Wrong(f'{words[0]} stands there twice')
        if len(words) != (1 if slots == 1 else 2):
            raise Wrong(f'{len(words)} words in the line of {words[0]}')
        starts[words[0]] = clock if slots == 1 else int(words[1])
        clock += jobs[words[0]].effort
    missing = jobs.keys() - starts.keys()
    if missing:
        raise Wrong(f'{min(missing)} is missing')
    return starts


def cost_of(answer, slots, jobs):
    starts = starts_of(answer, slots, jobs)
    ends = {job: starts[job] + jobs[job].effort for job in jobs}
    for job in jobs:
        if starts[job] < 0:
            raise Wrong(f'{job} starts before time does')
        for need in jobs[job].needs:
            if starts[job] < ends[need]:
                raise Wrong(f'{job} starts before {need} ends')
        if sum(starts[other] <= starts[job] < ends[other] for other in jobs) > slots:
            raise Wrong(f'more than {slots} at once when {job} starts')
    return sum(jobs[job].value * ends[job] for job in jobs)


def excess(answer, slots, jobs, optimum):
    """How much more the answer costs than the optimum: 0.02 is 2 %."""
    cost = cost_of(answer, slots, jobs)
    if cost < optimum:
        raise Wrong(f'costs {cost}, less than the optimum of {optimum}: one of us is wrong')
    return cost / optimum - 1 if optimum else float(cost > 0)


# The judge judged: an answer to three jobs, b after a, and what must be said of it.
TRIAL = 'roadmap-instance 1\nslots {}\naction a 0 2 - -\naction b 9 1 - a\naction c 4 4 - -\nend\n'
CASES = [
    (1, 'a\nb\nc\n', 27 + 28), (1, 'c\na\nb # last\n', 16 + 63),
    (1, 'b\na\nc\n', 'b starts before a ends'), (1, 'a\nb\n', 'c is missing'), (1, 'a\na\nb\nc\n', 'a stands there twice'),
    (1, 'a\nb\nc\nd\n', 'nobody asked for d'), (1, 'a 0\nb\nc\n', '2 words in the line of a'),
    (2, 'a 0\nc 0\nb 2\n', 27 + 16), (2, 'a 0\nb 2\nc 1\n', 27 + 20), (2, 'a 0\nb 1\nc 0\n', 'b starts before a ends'),
    (2, 'a -1\nb 2\nc 0\n', 'a starts before time does'), (2, 'a 0\nc 0\n', 'b is missing'), (2, 'a\nb\nc\n', '1 words in the line of a'),
]
CROWD = 'slots 2\naction a 1 3 - -\naction b 1 3 - -\naction c 1 3 - -\nend\n'


def verdict(answer, text):
    slots, _, jobs = read_instance(text)
    try:
        return cost_of(answer, slots, jobs)
    except Wrong as wrong:
        return str(wrong)


def judge_itself():
    for slots, answer, said in CASES:
        assert verdict(answer, TRIAL.format(slots)) == said, (slots, answer, verdict(answer, TRIAL.format(slots)))
    assert verdict('a 0\nb 0\nc 2\n', CROWD) == 'more than 2 at once when c starts'
    assert verdict('a 0\nb 0\nc 3\n', CROWD) == 3 + 3 + 6
    assert excess('a\nb\nc\n', *read_instance(TRIAL.format(1))[::2], 44) == 0.25


def main():
    program, folder, how = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    judge_itself()
    paths = sorted(folder.glob('*.txt'))
    optima = read_optima(folder / 'optima.tsv')
    found = []
    for number, path in enumerate(paths, 1):
        text = path.read_text()
        slots, optimum, jobs = read_instance(text)
        optimum = optima[path.stem] if optimum is None else optimum
        ran = subprocess.run([program], input=text, capture_output=True, text=True)
        try:
            if ran.returncode:
                raise Wrong(f'exit {ran.returncode}: {ran.stderr.strip()}')
            found.append(excess(ran.stdout, slots, jobs, optimum))
            if found[-1] > (NEAR_EACH if how == 'near' else 0):
                raise Wrong(f'{found[-1]:.2%} above the optimum')
            print(f'ok {number} - {path.stem}: {found[-1]:.2%} above the optimum of {optimum}')
        except Wrong as wrong:
            print(f'not ok {number} - {path.stem}: {wrong}')
    mean = sum(found) / max(len(found), 1)
    fine = len(found) == len(paths) > 0 and mean <= NEAR_MEAN
    print(f'{"ok" if fine else "not ok"} {len(paths) + 1} - {len(found)} of {len(paths)} judged, '
          f'{sum(x == 0 for x in found)} optimal, mean {mean:.2%} above')
    print(f'1..{len(paths) + 1}')


if __name__ == '__main__':
    main()
