"""The report as a web page, for programs that print web pages.

Reads the Markdown that Tightrope writes (headings, paragraphs, lists, tables, quotes,
emphasis, links) and gives HTML with the paper, fonts and sizes of the report.
"""

import html
import re

STYLE = '''
@page { size: A4; margin: 20mm 18mm; @bottom-right { content: counter(page) " / " counter(pages) } }
body { font: 9pt/13pt "BIZ UDPGothic", sans-serif; color: #000 }
h1 { font-size: 20pt; line-height: 26pt } h2 { font-size: 14pt; break-after: avoid } h3 { font-size: 11pt; break-after: avoid }
table { border-collapse: collapse; width: 100%; font-size: 8.5pt; line-height: 12pt }
th, td { border-bottom: 0.4pt solid #000; text-align: left; vertical-align: top; padding: 2pt 6pt 2pt 0 }
tr { break-inside: avoid } thead { display: table-header-group }
blockquote { margin: 0 0 0 10pt; padding-left: 8pt; border-left: 0.6pt solid #666 }
pre { font: 8pt/10pt "BIZ UDGothic", monospace }
'''

LIST = re.compile(r'^(\s*)([-*+]|\d+[.)])\s+(.*)')
ROW = re.compile(r'^\s*\|(.*)\|\s*$')
RULE = re.compile(r'^\s*\|?[\s:|-]*-{2,}[\s:|-]*\|?\s*$')


def inline(text):
    text = html.escape(re.sub(r'\\([\\`*_{}\[\]()#+.!|<>~-])', lambda m: f'\0{ord(m[1])}\0', text), quote=False)
    text = re.sub(r'`([^`]+)`', r'<code>\1</code>', text)
    text = re.sub(r'\*\*(.+?)\*\*', r'<strong>\1</strong>', text)
    text = re.sub(r'(?<!\w)[*_](.+?)[*_](?!\w)', r'<em>\1</em>', text)
    text = re.sub(r'\[([^\]]+)\]\(([^)\s]+)\)', r'<a href="\2">\1</a>', text)
    return re.sub('\0(\\d+)\0', lambda m: html.escape(chr(int(m[1])), quote=False), text)


def table(lines):
    rows = [[inline(cell.strip()) for cell in re.split(r'(?<!\\)\|', ROW.match(line)[1])]
            for line in lines if not RULE.match(line)]
    head = len(lines) > 1 and RULE.match(lines[1])

    def row(cells, kind):
        return '<tr>' + ''.join(f'<{kind}>{cell}</{kind}>' for cell in cells) + '</tr>'
    out = ['<table>']
    if head:
        out.append('<thead>' + row(rows.pop(0), 'th') + '</thead>')
    return '\n'.join([*out, '<tbody>', *(row(cells, 'td') for cells in rows), '</tbody></table>'])


def items(lines):
    """Nested lists by indentation; a line without a mark goes on with the item above."""
    out, depths = [], []
    for line in lines:
        found = LIST.match(line)
        if not found:
            out.append(' ' + inline(line.strip()))
            continue
        depth, kind = len(found[1]), 'ol' if found[2][0].isdigit() else 'ul'
        while depths and depths[-1][0] > depth:
            out.append(f'</li></{depths.pop()[1]}>')
        if depths and depths[-1][0] == depth:
            out.append('</li>')
        else:
            depths.append((depth, kind))
            out.append(f'<{kind}>')
        out.append('<li>' + inline(found[3]))
    out.extend(f'</li></{kind}>' for _, kind in reversed(depths))
    return ''.join(out)


def block(lines):
    """One block of lines without an empty line between."""
    heading = re.match(r'^(#{1,6})\s+(.*?)\s*#*$', lines[0])
    if heading:
        level = len(heading[1])
        rest = block(lines[1:]) if lines[1:] else ''
        return f'<h{level}>{inline(heading[2])}</h{level}>\n{rest}'
    if re.fullmatch(r'\s*([-*_])(\s*\1){2,}\s*', lines[0]):
        return '<hr>' + (block(lines[1:]) if lines[1:] else '')
    if all(ROW.match(line) for line in lines):
        return table(lines)
    if LIST.match(lines[0]):
        return items(lines)
    if all(line.startswith('>') for line in lines):
        inner = '\n'.join(re.sub(r'^> ?', '', line) for line in lines)
        return f'<blockquote>{body(inner)}</blockquote>'
    return '<p>' + inline(' '.join(line.strip() for line in lines)) + '</p>'


def body(markdown):
    parts = re.split(r'^(```.*?^```)[ ]*$', markdown, flags=re.M | re.S)
    out = []
    for part in parts:
        if part.startswith('```'):
            out.append('<pre>' + html.escape(part.split('\n', 1)[1][:-3]) + '</pre>')
        else:
            out.extend(block(lines.split('\n')) for lines in re.split(r'\n\s*\n', part.strip('\n')) if lines.strip())
    return '\n'.join(out)


def page_of(markdown, language):
    return (f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>report</title>'
            f'<style>{STYLE}</style></head><body>\n{body(markdown)}\n</body></html>\n')
