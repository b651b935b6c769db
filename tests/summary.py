"""Adds up what `meson test` found in several build trees: the last line of ./run test.

usage: summary.py BROKEN TREE...
BROKEN is the number of trees that did not build or whose `meson test` reported failure.
"""

import json
import pathlib
import sys

KINDS = {'OK': 'passed', 'EXPECTEDFAIL': 'passed', 'SKIP': 'skipped'}  # anything else failed


def results(tree):
    """(test, passed or failed or skipped) as far as the tree got."""
    log = pathlib.Path(tree, 'meson-logs', 'testlog.json')
    if log.exists():
        for line in log.read_text(encoding='utf-8').splitlines():
            test = json.loads(line)
            yield test, KINDS.get(test['result'], 'failed')


def broken_rows(test):
    """The rows of TAP that failed and what they say; meson itself does not show them."""
    telling = False
    for line in test.get('stdout', '').splitlines():
        telling = line.startswith('not ok') or telling and line.startswith('#')
        if telling:
            yield line


def main():
    broken, trees = int(sys.argv[1]), sys.argv[2:]
    count = dict.fromkeys(('passed', 'failed', 'skipped'), 0)
    for tree in trees:
        for test, kind in results(tree):
            count[kind] += 1
            if kind != 'passed':
                print(f'{kind}: {pathlib.Path(tree).name}: {test["name"]}')
            if kind == 'failed':
                print(*broken_rows(test), sep='\n')
    # A tree that did not build, or broke off, has no results; it must not look like success.
    if count['failed'] < broken:
        count['failed'] = broken
        print('failed: a tree did not build, or its tests broke off; its messages stand above')
    print(', '.join(f'{n} {kind}' for kind, n in count.items()))
    sys.exit(count['failed'] > 0 or count['passed'] == 0)


main()
