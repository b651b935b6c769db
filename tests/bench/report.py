"""How long a report takes, how much memory and how many bytes, next to programs that
print the same content as a web page.

usage: report.py TIGHTROPE MEASURE [--language en|ja] [--rounds N]

Whole processes, from start to exit, one warm-up, then N rounds interleaved; medians.
WeasyPrint and Chromium take part where they are installed. They print less than Tightrope
does: charts reach them as the words of the Markdown. Of Chromium's several processes only
the largest is counted. Fails when Tightrope is not 20 times as fast as every peer, or
needs 20 MiB or more.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

import page

FASTER, PEAK_MIB = 20, 20
CHROMIUM = ('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome')


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument('tightrope')
    parser.add_argument('measure')
    parser.add_argument('--language', default='en', choices=['en', 'ja'])
    parser.add_argument('--rounds', type=int, default=7)
    return parser.parse_args()


def web_page(tightrope, language, folder):
    """The sample report as HTML: the program's own, else made from its Markdown."""
    own = folder / 'report.html'
    report = [tightrope, 'report', '--sample', '--language', language, '-o']
    if subprocess.run([*report, own], capture_output=True).returncode == 0:
        return own
    text = folder / 'report.md'
    subprocess.run([*report, text], check=True, stdout=subprocess.DEVNULL)
    own.write_text(page.page_of(text.read_text(encoding='utf-8'), language), encoding='utf-8')
    return own


def contenders(tightrope, language, folder):
    """(name, command, the PDF it writes)"""
    source, out = web_page(tightrope, language, folder), {}
    out['tightrope'] = lambda pdf: [tightrope, 'report', '--sample', '--language', language, '-o', pdf]
    if shutil.which('weasyprint'):
        out['weasyprint'] = lambda pdf: ['weasyprint', source, pdf]
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium:
        out['chromium'] = lambda pdf: [chromium, '--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer',
                                       f'--user-data-dir={folder / "profile"}', f'--print-to-pdf={pdf}', source.as_uri()]
    for name, command in out.items():
        pdf = folder / f'{name}.pdf'
        yield name, [str(word) for word in command(pdf)], pdf


def run(measure, name, command, pdf):
    """(wall ms, cpu ms, peak MiB) of one whole process."""
    pdf.unlink(missing_ok=True)
    said = subprocess.run([measure, *command], capture_output=True, text=True, check=True).stdout
    wall, cpu, peak, code = map(int, said.split())
    if code != 0 or not pdf.exists():
        sys.exit(f'{name} failed with {code}: {" ".join(command)}')
    return wall / 1000, cpu / 1000, peak / 1024


def pages_of(pdf):
    if not shutil.which('pdfinfo'):
        return '?'
    said = subprocess.run(['pdfinfo', pdf], capture_output=True, text=True).stdout
    return next((line.split()[1] for line in said.splitlines() if line.startswith('Pages:')), '?')


def show(rows):
    """Prints the table; returns what was expected and did not come."""
    ours = rows['tightrope']
    print(f'{"":12}{"median ms":>10}{"min ms":>9}{"cpu ms":>9}{"peak MiB":>9}{"bytes":>10}{"pages":>7}{"time x":>8}{"memory x":>10}')
    for name, row in rows.items():
        print(f'{name:12}{row["wall"]:10.1f}{row["least"]:9.1f}{row["cpu"]:9.1f}{row["peak"]:9.1f}{row["bytes"]:10,}'
              f'{row["pages"]:>7}{row["wall"] / ours["wall"]:8.1f}{row["peak"] / ours["peak"]:10.1f}')
        if name != 'tightrope' and row['wall'] < FASTER * ours['wall']:
            yield f'{name} takes less than {FASTER} times as long'
    if ours['peak'] >= PEAK_MIB:
        yield f'tightrope needs {PEAK_MIB} MiB or more'


def main():
    args = arguments()
    os.environ.update(LC_ALL='C.UTF-8')
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        os.environ['TIGHTROPE_DATA'] = str(folder / 'data')
        field = list(contenders(args.tightrope, args.language, folder))
        measured = {name: [] for name, _, _ in field}
        for round_ in range(args.rounds + 1):
            for name, command, pdf in field:
                result = run(args.measure, name, command, pdf)
                if round_ > 0:
                    measured[name].append(result)
        rows = {}
        for name, _, pdf in field:
            wall, cpu, peak = zip(*measured[name])
            rows[name] = {'wall': statistics.median(wall), 'least': min(wall), 'cpu': statistics.median(cpu),
                          'peak': max(peak), 'bytes': pdf.stat().st_size, 'pages': pages_of(pdf)}
    missing = list(show(rows))
    for what in missing:
        print(f'not as expected: {what}')
    sys.exit(bool(missing))


main()
