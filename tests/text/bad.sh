#!/bin/sh
# bad.sh PROGRAM FOLDER: every FOLDER/NAME.yaml is refused with exactly NAME.expected, and
# nothing is written. TIGHTROPE_RENEW=1 writes the expected files anew.
program=$(realpath "$1")
cd "$2" || exit 2
out=$(mktemp -d) && trap 'rm -rf "$out"' EXIT
n=0
bad=0
tell() { # CODE NAME
    n=$((n + 1))
    if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; bad=1; fi
}
for file in *.yaml; do
    name=${file%.yaml}
    "$program" "$out/ids.h" "$out/table.c" "$file" 2>"$out/said"
    [ $? = 1 ]; tell $? "$name is refused"
    [ ! -e "$out/ids.h" ] && [ ! -e "$out/table.c" ]; tell $? "$name writes nothing"
    [ "${TIGHTROPE_RENEW:-}" != 1 ] || cp "$out/said" "$name.expected"
    diff -u "$name.expected" "$out/said" | sed 's/^/# /'
    cmp -s "$name.expected" "$out/said"; tell $? "$name says why"
done
printf 'a-b: {en: x, ja: x}\n' >"$out/report.yaml"
printf 'b: {en: x, ja: x}\n' >"$out/report-a.yaml"
"$program" "$out/ids.h" "$out/table.c" "$out/report.yaml" "$out/report-a.yaml" 2>"$out/said"
[ $? = 1 ] && grep -q 'same name in C as a-b of report' "$out/said"; tell $? 'two ids with one name in C'
"$program" "$out/ids.h" "$out/table.c" "$out/nowhere.yaml" 2>"$out/said"
[ $? = 1 ] && grep -q 'nowhere.yaml: error: no such file' "$out/said"; tell $? 'a file that is not there'
"$program" "$out/ids.h" "$out/nowhere/table.c" "$out/report.yaml" 2>"$out/said"
[ $? = 3 ]; tell $? 'a place that cannot be written'
echo "1..$n"
exit $bad
