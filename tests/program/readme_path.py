"""The first path of the README, typed line by line by a stranger with an empty data folder.
usage: readme_path.py PROGRAM SHARE
"""

import os
import re
import shlex
import sys

from drive import Desk, Tap

PROGRAM, SHARE = sys.argv[1], sys.argv[2]
TYPED = re.compile(r'^\./run(?: (?P<words>\S+(?: \S+)*))?(?:  +(?P<about>.*))?$')


def path():
    """(words, what the README says about them) of each line."""
    with open(os.path.join(SHARE, 'README.md'), encoding='utf-8') as page:
        block = re.search(r'^## A first path\n+```\n(.*?)^```', page.read(), re.M | re.S)
    for line in block[1].splitlines():
        found = TYPED.match(line)
        yield shlex.split(found['words'] or ''), found['about'] or ''


def main():
    tap = Tap()
    lines = list(path())
    tap.ok(len(lines) >= 4, 'the README has a first path', lines)
    with Desk(PROGRAM, SHARE) as desk:
        for words, about in lines:
            words = ['web-shop' if word == 'TEAM' else word for word in words]
            typed = ['1'] * 70 if 'assess' in words else []
            out, err = desk.run(*words, typed=typed)
            tap.ok(err == '' and out != '', f'./run {" ".join(words)}', out + err)
            for quoted in re.findall('"([^"]+)"', about):
                tap.ok(quoted in out, f'it shows "{quoted}"', out)
            if '-o' in words:
                name = os.path.join(desk.folder, words[words.index('-o') + 1])
                with open(name, 'rb') as file:
                    tap.ok(file.read(5) == b'%PDF-', f'{os.path.basename(name)} is a PDF')
        tap.ok(len(desk.sheets()) == 1, 'one sheet, of the one who answered', desk.sheets())
    return tap.done()


sys.exit(main())
