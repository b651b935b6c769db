"""Tools that a test needs:   from require import require; require('qpdf', 'pdftotext')

A test whose tool is missing is skipped: exit 77, or, for one that speaks TAP (tap=True),
an empty plan, because meson takes exit 77 of such a test for a failure. Where TIGHTROPE_CI=1 every tool has to
be there, and the test fails instead: nothing stays untested without being noticed.
tests/meson.build puts this folder on PYTHONPATH.
"""

import os
import shutil
import sys


def without(what, tap=False):
    """Ends the test because WHAT is missing."""
    if os.environ.get('TIGHTROPE_CI') == '1':
        sys.exit(f'missing: {what} (a failure, because TIGHTROPE_CI=1)')
    if tap:
        print(f'1..0 # SKIP missing: {what}')
        sys.exit(0)
    print(f'missing: {what}', file=sys.stderr)
    sys.exit(77)


def require(*commands, tap=False):
    """Goes on only if every one of these commands is there."""
    for command in commands:
        if not shutil.which(command):
            without(command, tap)
