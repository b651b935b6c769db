#!/bin/sh
# pdf_checks.sh FILE.pdf [TEXT]   what has to be true of every PDF that Tightrope makes
#
# Asked are programs that others wrote: is it sound, is its text the text (each line of
# the file TEXT has to be in it, in this order), are its fonts embedded, does it print in
# black ink alone, is it PDF/A-1b? Says all that is wrong; exit code 1 then, 77 when a
# tool is missing.
set -u
. "$(dirname "$0")/../require.sh"
require qpdf pdftotext pdffonts gs java awk

pdf=$1 wanted=${2:-}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
bad=0

wrong() { # WHAT, and the file $work/said explains it
    bad=1
    echo "$pdf: $1" >&2
    sed 's/^/    /' "$work/said" >&2
}

sound() {
    qpdf --check "$pdf" >"$work/said" 2>&1 || wrong 'qpdf finds mistakes'
}

# Nothing on standard error: poppler complains there of maps to Unicode that are not sound.
readable() {
    pdftotext -enc UTF-8 "$pdf" "$work/text" 2>"$work/said" && [ ! -s "$work/said" ] ||
        { wrong 'pdftotext complains'; return; }
    grep -q '[^[:space:]]' "$work/text" || wrong 'it has no text'
    [ -z "$wanted" ] || awk '
        function squeezed(line) { gsub(/[ \t\f\r]+/, " ", line); gsub(/^ | $/, "", line); return line }
        NR == FNR { if (squeezed($0) != "") want[++n] = squeezed($0); next }
        at < n && index(squeezed($0), want[at + 1]) { at++ }
        END { if (at < n) { print "not there, or not after what should come before: " want[at + 1]; exit 1 } }
    ' "$wanted" "$work/text" >"$work/said" || wrong 'its text is another one'
}

# The columns are counted from the right, since names may hold spaces.
embedded() {
    pdffonts "$pdf" >"$work/fonts" 2>"$work/said" && [ ! -s "$work/said" ] || { wrong 'pdffonts complains'; return; }
    awk 'NR > 2 { n++; if ($(NF-4) $(NF-3) $(NF-2) != "yesyesyes") { print; bad = 1 } } END { exit bad || !n }' \
        "$work/fonts" >"$work/said" || wrong 'a font is not embedded, not a subset or without a map to Unicode'
}

# Ghostscript draws every page; what it would put on paper besides black has to be nothing.
black() {
    gs -q -dPDFSTOPONERROR -o - -sDEVICE=inkcov "$pdf" >"$work/ink" 2>"$work/said" && [ ! -s "$work/said" ] ||
        { wrong 'Ghostscript cannot draw it'; return; }
    awk '{ n++ } $1 + $2 + $3 > 0 || $5 != "CMYK" { print "page " NR ": " $0; bad = 1 } END { exit bad || !n }' \
        "$work/ink" >"$work/said" || wrong 'it needs coloured ink'
}

archivable() {
    jars=
    for jar in preflight pdfbox2 fontbox2 xmpbox commons-logging commons-io javax.activation jaxb-api; do
        [ -f "/usr/share/java/$jar.jar" ] || without "/usr/share/java/$jar.jar"
        jars=$jars:/usr/share/java/$jar.jar
    done
    java -Djava.awt.headless=true -cp "${jars#:}" org.apache.pdfbox.preflight.Validator_A1b "$pdf" >"$work/said" 2>&1 ||
        wrong 'it is no PDF/A-1b'
    # The exit code alone would also be 0 if it had looked at nothing.
    grep -q 'is a valid PDF/A-1b file' "$work/said" || [ $bad = 1 ] || wrong 'nobody said that it is PDF/A-1b'
}

sound
readable
embedded
black
archivable
exit $bad
