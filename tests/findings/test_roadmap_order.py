"""What roadmap-order says to input that is not as it should be: where, what, and exit 1."""

import subprocess
import sys

HEAD = 'roadmap-instance 1\nname x\nslots 1\n'
GOOD = [
    ('no actions', HEAD + 'end\n', ''),
    ('a need declared later, a need twice', HEAD + 'action a 9 1 - b,b\naction b 0 1 - -\nend\n', 'b\na\n'),
    ('comments, empty lines, other line ends', '# x\r\n\r\n' + HEAD.replace('\n', ' # y\r\n') + 'action a 1 1 role -\r\nend', 'a\n'),
    ('several slots', HEAD.replace('slots 1', 'slots 2') + 'action a 1 3 - -\naction b 1 1 - -\nend\n',
     'b 0\na 0\n'),
]
BAD = [
    ('nothing', '', 'standard input: error: the file ends before "end"'),
    ('another kind of file', 'action a 1 1 - -\n', '1:1: error: a file begins with "roadmap-instance 1"'),
    ('another version', 'roadmap-instance 2\nend\n', '1:1: error: the version must be a number from 1 to 1, not "2"'),
    ('the end is missing', HEAD + 'action a 1 1 - -\n', 'error: the file ends before "end"'),
    ('something behind the end', HEAD + 'end\naction a 1 1 - -\n', '5:1: error: a file begins with'),
    ('an unknown record', HEAD + 'task a 1 1 - -\nend\n', '4:1: error: unknown record'),
    ('a word too few', HEAD + 'action a 1 1 -\nend\n', '4:1: error: wrong number of words'),
    ('a word too many', HEAD + 'action a 1 1 - - -\nend\n', '4:1: error: wrong number of words'),
    ('a value that is no number', HEAD + 'action a 1.5 1 - -\nend\n', '4:1: error: the value must be a number from 0 to 1000000000, not "1.5"'),
    ('a value below zero', HEAD + 'action a -1 1 - -\nend\n', '4:1: error: the value must be'),
    ('no effort', HEAD + 'action a 1 0 - -\nend\n', '4:1: error: the effort must be a number from 1 to 10000, not "0"'),
    ('too many slots', HEAD.replace('slots 1', 'slots 9') + 'end\n', '3:1: error: slots must be a number from 1 to 8, not "9"'),
    ('an unknown need', HEAD + 'action a 1 1 - b\nend\n', '4:1: error: unknown prerequisite "b"'),
    ('an empty need', HEAD + 'action a 1 1 - ,\nend\n', '4:1: error: unknown prerequisite ""'),
    ('an id twice', HEAD + 'action a 1 1 - -\naction a 1 1 - -\nend\n', 'error: the id "a" is there twice'),
    ('an id that is too long', HEAD + f'action {"a" * 64} 1 1 - -\nend\n', 'is empty or too long'),
    ('needs itself', HEAD + 'action a 1 1 - a\nend\n', 'error: a is its own prerequisite'),
    ('a circle', HEAD + 'action c 1 1 - b\naction b 1 1 - a\naction a 1 1 - c\nend\n',
     'error: these wait for each other: a, then b, then c, then a'),
    ('too many actions', HEAD + ''.join(f'action a{i} 1 1 - -\n' for i in range(257)) + 'end\n', '260:1: error: more than 256 actions'),
    ('too many needs', HEAD + 'action b 1 1 - -\naction a 1 1 - ' + ','.join(['b'] * 8193) + '\nend\n', '5:1: error: more than 8192 prerequisites'),
    ('too long', HEAD + '#' * (1 << 20), 'cannot be read, or is too long'),
]


def main():
    for number, (name, text, want) in enumerate(GOOD, 1):
        ran = subprocess.run(sys.argv[1:], input=text.encode(), capture_output=True)
        fine = ran.returncode == 0 and ran.stdout.decode() == want
        print('ok' if fine else 'not ok', number, '-', name)
    for number, (name, text, want) in enumerate(BAD, len(GOOD) + 1):
        ran = subprocess.run(sys.argv[1:], input=text.encode(), capture_output=True)
        said = ran.stderr.decode()
        fine = ran.returncode == (3 if name == 'too long' else 1) and want in said and not ran.stdout
        print('ok' if fine else 'not ok', number, '-', name)
        if not fine:
            print(f'# exit {ran.returncode}:', said.replace('\n', '\n# '))
    print(f'1..{len(GOOD) + len(BAD)}')


if __name__ == '__main__':
    main()
