#!/bin/sh
# test_pdf_file.sh PROGRAM   the hand-made book, looked at by other programs; and proof
# that those who look would see a mistake
set -u
here=$(dirname "$0")
. "$here/../require.sh"
require qpdf pdftotext pdffonts gs java

program=$1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
fail() { echo "$1" >&2; exit 1; }

for paper in a4 letter; do
    "$program" $paper "$work/$paper.pdf" || fail "$paper: it was not made"
    "$program" $paper "$work/again.pdf" || fail "$paper: it was not made again"
    cmp "$work/$paper.pdf" "$work/again.pdf" || fail "$paper: two runs differ"
    LC_ALL=C TZ=Asia/Tokyo "$program" $paper "$work/again.pdf" && cmp "$work/$paper.pdf" "$work/again.pdf" ||
        fail "$paper: it depends on the place"
    "$here/pdf_checks.sh" "$work/$paper.pdf" "$here/hand_book.txt" || exit
done

says() { # COMMAND… and on standard input what its output has to hold, line by line
    "$@" >"$work/said" 2>&1
    while read -r line; do
        grep -qF -- "$line" "$work/said" || { cat "$work/said" >&2; fail "$1 does not say: $line"; }
    done
}

says pdfinfo "$work/a4.pdf" <<'END'
Title:           Tightrope <決済> & 見本
Author:          決済チーム
Subject:         2026-11 & after
Creator:         Tightrope
Page size:       595.276 x 841.89 pts (A4)
Pages:           3
END
says pdfinfo "$work/letter.pdf" <<'END'
Page size:       612 x 792 pts (letter)
END
says pdfinfo -url "$work/a4.pdf" <<'END'
https://example.org/%E6%B1%BA%E6%B8%88?a=1&b=(2)
mailto:team@example.org
END
says qpdf --json --json-key=outlines "$work/a4.pdf" <<'END'
"title": "Where the team stands"
"title": "文字 & <glyphs>"
"destpageposfrom1": 3,
END
says qpdf --json --json-key=pagelabels "$work/a4.pdf" <<'END'
"/S": "/D"
END
# The viewer's manners, and three links that lead from page to page (the other two leave).
qpdf --qdf "$work/a4.pdf" "$work/open.pdf" || fail 'qpdf cannot open it up'
for entry in '/Lang (ja)' '/DisplayDocTitle true' '/PrintScaling /None' '/PageMode /UseOutlines' '/GTS_PDFA1'; do
    grep -aqF "$entry" "$work/open.pdf" || fail "there is no $entry"
done
inside=$(awk '/^  \/Dest \[/ { to = 1 } /^  \/Subtype \/Link/ { n += to } /endobj/ { to = 0 } END { print n }' "$work/open.pdf")
[ "$inside" = 3 ] || fail "$inside links lead from page to page, not 3"

# --- would they see it? ----------------------------------------------------------------

refused() { # WHAT FILE [TEXT]
    what=$1
    shift
    "$here/pdf_checks.sh" "$@" >"$work/said" 2>&1 && fail "$what was not noticed"
    grep -qF "$expect" "$work/said" || { cat "$work/said" >&2; fail "$what was noticed as something else"; }
}

head -c 30000 "$work/a4.pdf" >"$work/cut.pdf"
expect='qpdf finds mistakes' refused 'a file that was cut off' "$work/cut.pdf"
printf 'First steps\nlast steps\n' >"$work/other.txt"
expect='its text is another one' refused 'another text' "$work/a4.pdf" "$work/other.txt"
{ sed -n 2p "$here/hand_book.txt"; sed -n 1p "$here/hand_book.txt"; } >"$work/turned.txt"
expect='its text is another one' refused 'a text in another order' "$work/a4.pdf" "$work/turned.txt"
echo '1 0 0 setrgbcolor 100 100 100 100 rectfill showpage' >"$work/red.ps"
gs -q -o "$work/red.pdf" -sDEVICE=pdfwrite "$work/red.ps" || fail 'no red page'
expect='it needs coloured ink' refused 'a red page' "$work/red.pdf"
expect='it is no PDF/A-1b' refused 'a page without metadata' "$work/red.pdf"
expect='a font is not embedded' refused 'a page without fonts' "$work/red.pdf"
