"""./run in a world of our own: a PATH in which every tool is a few lines of shell.

What counts is what a stranger meets: packages are installed only when some are missing
and never without saying so, the program gets exactly what was typed, and nothing is
printed in front of it.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

RUN = pathlib.Path(sys.argv[1], 'run').resolve()

REAL = ['sh', 'dirname', 'readlink', 'mkdir', 'cat', 'chmod', 'env', 'touch']  # everything else is fake
TOOLS = {
    'cc': '', 'pkg-config': '',
    'dpkg-query': 'for word; do case $word in lib*|fonts*) [ -e "$WORLD/absent-$word" ] || printf "installed:%s " "$word";; esac; done; '
                  'echo asked >>"$WORLD/calls"; exit 1',
    'apt-get': 'echo "apt-get $*" >>"$WORLD/calls"; echo noise; case "$*" in *install*) exit ${INSTALL_FAILS:-0};; *) exit ${UPDATE_FAILS:-0};; esac',
    'id': 'echo ${USER_ID:-0}',
    'meson': 'echo "meson $*" >>"$WORLD/calls"; echo noise; mkdir -p "$2" && touch "$2/build.ninja"',
    'ninja': 'echo "ninja $*" >>"$WORLD/calls"; echo noise; [ -z "${BUILD_FAILS:-}" ] || { echo "x.c:1: error: no"; exit 1; }; '
             'mkdir -p "$2/src"; cat "$WORLD/program" >"$2/src/tightrope"; chmod 755 "$2/src/tightrope"',
}
PROGRAM = '#!/bin/sh\nprintf "%s|" "$@"; echo "$PWD|$TIGHTROPE_SHARE"; exit ${PROGRAM_ENDS:-0}\n'


class World:
    """A folder with a copy of ./run, the fake tools, and a record of what was called."""

    def __init__(self, folder, without=(), absent=(), extra={}):
        self.folder = pathlib.Path(folder).resolve()
        self.top = self.folder / 'a clone'
        self.bin = self.folder / 'bin'
        for path in (self.top, self.bin):
            path.mkdir()
        shutil.copy(RUN, self.top)
        for name in REAL:
            (self.bin / name).symlink_to(shutil.which(name))
        for name, body in {**TOOLS, **extra}.items():
            if name not in without:
                (self.bin / name).write_text(f'#!{shutil.which("sh")}\n{body}\n')
                (self.bin / name).chmod(0o755)
        for name in absent:
            (self.folder / f'absent-{name}').touch()
        (self.folder / 'program').write_text(PROGRAM)

    def run(self, *words, **environment):
        (self.folder / 'calls').write_text('')
        ran = subprocess.run([self.top / 'run', *words], cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True,
                             text=True, env={'PATH': str(self.bin), 'WORLD': str(self.folder), **environment})
        self.calls = (self.folder / 'calls').read_text().splitlines()
        return ran.returncode, ran.stdout, ran.stderr

    def called(self, start):
        return [call for call in self.calls if call.startswith(start)]


rows = failed = 0


def ok(holds, name, world=None, ran=None):
    global rows, failed
    rows, failed = rows + 1, failed + (not holds)
    print(f'{"" if holds else "not "}ok {rows} - {name}')
    if not holds:
        print(ran, *world.calls, sep='\n', file=sys.stderr)


def case(name, check, words=(), environment={}, **world):
    with tempfile.TemporaryDirectory() as folder:
        here = World(folder, **world)
        ran = here.run(*words, **environment)
        ok(check(here, *ran), name, here, ran)


def opens(world, words):
    return '|'.join([*words, str(world.folder), str(world.top)]) + '\n'


def quiet_when_all_is_there():
    with tempfile.TemporaryDirectory() as folder:
        world = World(folder)
        ran = world.run()
        ok(ran[0] == 0 and ran[1] == '|' + opens(world, []) and len(ran[2].splitlines()) == 1, 'the first time one line says that it builds', world, ran)
        words = ['report', '-o', 'two words.pdf', '', '*']
        ran = world.run(*words, PROGRAM_ENDS='7')
        ok(ran == (7, opens(world, words), ''), 'afterwards: the words as typed, the folder as it was, the exit code, not a word more', world, ran)
        ok(world.calls.count('asked') == 1 and not world.called('apt-get') and not world.called('meson'), 'one question to dpkg, none to the network', world, ran)
        ran = world.run(TIGHTROPE_SHARE='/elsewhere')
        ok(ran[1].endswith('|/elsewhere\n'), 'data that somebody named is left to them', world, ran)


def main():
    quiet_when_all_is_there()
    missing = {'without': ['meson'], 'absent': ['libyaml-dev']}
    install = 'apt-get install -y --no-install-recommends meson libyaml-dev'
    case('as root: what is missing is installed, with a word about it',
         lambda w, code, out, err: w.called('apt-get update') and w.called(install) and 'Installing for Tightrope: meson libyaml-dev' in err
         and 'noise' not in out, **missing)
    case('a broken package source does not stop it', lambda w, code, out, err: bool(w.called(install)),
         environment={'UPDATE_FAILS': '100'}, **missing)
    case('what cannot be installed is told', lambda w, code, out, err: code == 3 and out == '' and 'could not install' in err and not w.called('ninja'),
         environment={'INSTALL_FAILS': '100'}, **missing)
    user = {'USER_ID': '1000'}
    case('without sudo: one line to type, nothing done',
         lambda w, code, out, err: code == 3 and f"    su -c 'apt-get update && {install}'\n" in err and not w.called('apt-get'),
         environment=user, **missing)
    sudo = 'echo "sudo $*" >>"$WORLD/calls"; case $1 in -n) exit ${SUDO_FAILS:-0};; esac; "$@"'
    missing['extra'] = {'sudo': sudo}
    case('with sudo: through sudo', lambda w, code, out, err: any(install in call for call in w.called('sudo env DEBIAN')), environment=user, **missing)
    case('sudo that would have to ask, and nobody there: one line to type',
         lambda w, code, out, err: code == 3 and f"    sudo sh -c 'apt-get update && {install}'\n" in err and not w.called('apt-get'),
         environment={**user, 'SUDO_FAILS': '1'}, **missing)
    case('another system: the names of the packages',
         lambda w, code, out, err: code == 3 and 'missing: meson' in err and 'Debian' in err, without=['meson', 'dpkg-query', 'apt-get'])
    case('another system with all it needs: opens', lambda w, code, out, err: code == 0 and out.endswith(opens(w, [])),
         without=['dpkg-query', 'apt-get'])
    case('no compiler at all: gcc is missing too', lambda w, code, out, err: 'Installing for Tightrope: gcc\n' in err, without=['cc'])
    case('a build that fails shows why', lambda w, code, out, err: code == 3 and out == '' and 'x.c:1: error: no' in err,
         environment={'BUILD_FAILS': '1'})
    print(f'1..{rows}')
    sys.exit(failed > 0)


main()
