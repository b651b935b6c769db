"""Reports of the sample team: every kind of file, both languages, what is in them, and what
is said when they cannot be written.
usage: report.py PROGRAM SHARE
"""

import os
import re
import shutil
import subprocess
import sys

from drive import Desk, Tap
from require import require

require('pdftotext', tap=True)
PROGRAM, SHARE = sys.argv[1], sys.argv[2]
CHECKS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'document/pdf_checks.sh')
SAMPLE = os.path.join(SHARE, 'questionnaires/sre/sample/payments/2026-11')
tap = Tap()


def pdf_text(path):
    done = subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, check=True)
    return done.stdout.decode(), done.stderr.decode()


def squeezed(text):
    return re.sub(r'\s+', '', text)


def notes_of_sample():
    """Every note and own word of the sample's sheets, as they were typed."""
    import yaml
    for name in sorted(os.listdir(os.path.join(SAMPLE, 'sheets'))):
        with open(os.path.join(SAMPLE, 'sheets', name), encoding='utf-8') as f:
            sheet = yaml.safe_load(f)
        for answer in sheet['answers'].values():
            yield from (answer[key] for key in ('note', 'note-internal') if key in answer)


def the_sample_report():
    with Desk(PROGRAM, SHARE) as desk:
        for language in ('en', 'ja'):
            for paper in ('a4', 'letter'):
                name = f'{language}-{paper}.pdf'
                out, err = desk.run('report', '--sample', '-o', name, '--language', language, '--paper', paper)
                path = os.path.join(desk.folder, name)
                text, complaints = pdf_text(path)
                tap.ok(err == '' and re.search(r'\d+', out), f'{name}: written, nothing to complain about', out + err)
                tap.ok(complaints == '', f'{name}: pdftotext has nothing to complain about', complaints)
                flat = squeezed(text)
                lost = [note for note in notes_of_sample() if squeezed(note) not in flat]
                tap.ok(not lost, f'{name}: every note is in it', '\n'.join(lost))
                tap.ok('SAMPLE' in text or '見本' in text, f'{name}: marked as a sample')
                second = subprocess.run(['pdftotext', '-f', '2', '-l', '2', path, '-'], capture_output=True, check=True)
                tap.ok(re.search("Background in the team.s words|チームの言葉による背景", second.stdout.decode()),
                       f'{name}: the summary stands alone on its page', second.stdout.decode()[:300])
                if (language, paper) in (('en', 'a4'), ('ja', 'letter')):
                    checks = subprocess.run(['sh', CHECKS, path], capture_output=True)
                    tap.ok(checks.returncode in (0, 77), f'{name}: what has to be true of every PDF (PDF/A-1b, ink, fonts)',
                           checks.stdout.decode() + checks.stderr.decode())
                first = open(path, 'rb').read()
                desk.run('report', '--sample', '-o', name, '--language', language, '--paper', paper)
                tap.ok(open(path, 'rb').read() == first, f'{name}: same input, same bytes')
            for kind in ('txt', 'md'):
                desk.run('report', '--sample', '-o', f'r.{kind}', '--language', language)
                with open(os.path.join(desk.folder, f'r.{kind}'), encoding='utf-8') as f:
                    flat = squeezed(f.read().replace('\\', '').replace('| ', ''))
                lost = [n for n in notes_of_sample() if squeezed(n.replace('| ', '')) not in flat.replace('|', '')]
                tap.ok(not lost, f'{language}.{kind}: every note is in it', '\n'.join(lost))
        left = os.listdir(desk.temporary)
        tap.ok(not left, 'no copy of the sample is left behind', left)


def endings():
    with Desk(PROGRAM, SHARE) as desk:
        _, err = desk.run('report', '--sample', '-o', 'r.docx', code=2)
        tap.ok('.pdf, .txt or .md' in err, 'an unknown suffix', err)
        _, err = desk.run('report', '--sample', '-o', 'no/such/folder/r.pdf', code=3)
        tap.ok('could not be written' in err, 'a folder that is not there', err)
        _, err = desk.run('report', code=1)
        tap.ok('tightrope assess' in err, 'no team yet: says how to begin', err)
        _, err = desk.run('report', '--sample', 'paymenst', code=1)
        tap.ok('Did you mean "payments"?' in err, 'a team that is nearly right', err)
        _, err = desk.run('report', '--sample', 'payments', '2026-12', code=1)
        tap.ok('no round "2026-12"' in err, 'a round that is not there', err)
        _, err = desk.run('report', '--sample', '--font-dir', desk.folder, '-o', 'r.pdf')
        _, err = desk.run('plan', '--sample', '--people', 'many', code=2)
        tap.ok('--people needs a whole number from 1 to 500' in err, 'people that are no number', err)
        _, err = desk.run('report', '--paper', 'a5', code=2)
        tap.ok('a4 or letter' in err, 'a paper that is not offered', err)
        _, err = desk.run('assess', '--language', 'fr', code=2)
        tap.ok('en or ja' in err, 'a language that is not spoken', err)


def left_out():
    with Desk(PROGRAM, SHARE) as desk:
        os.makedirs(desk.data)
        shutil.copytree(os.path.dirname(SAMPLE), os.path.join(desk.data, 'payments'))
        sheet = os.path.join(desk.data, 'payments/2026-11/sheets/7KQ2M9XF.yaml')
        with open(sheet, 'w', encoding='utf-8') as f:
            f.write('tightrope: sheet/1\n  bad: [\n')
        _, err = desk.run('report', '-o', 'r.txt', code=1)
        tap.ok('7KQ2M9XF.yaml:2:6: error: ' in err and '1 sheet could not be read' in err,
               'a sheet that cannot be read is left out, and that is told', err)
        tap.ok(os.path.exists(os.path.join(desk.folder, 'r.txt')), 'the report is written all the same')
        os.remove(os.path.join(desk.data, 'payments/2026-11/round.yaml'))
        _, err = desk.run('report', '-o', 'r.txt', code=1)
        tap.ok('round.yaml' in err, 'a round without its file', err)


def what_if():
    with Desk(PROGRAM, SHARE) as desk:
        plain, _ = desk.run('plan', '--sample')
        more, _ = desk.run('plan', '--sample', '--people', '12', '--share', '80')
        tap.ok(plain != more, 'more people and time change the plan')
        tap.ok('Now: weeks 1 to 6' in plain, 'horizons in weeks', plain)
        again, _ = desk.run('plan', '--sample')
        tap.ok(again == plain, 'a what-if is not kept')


the_sample_report()
endings()
left_out()
what_if()
sys.exit(tap.done())
