#!/bin/sh
# tests/golden.sh [BUILD]          compares everything that has a golden file
# tests/golden.sh --renew [BUILD]  writes the golden files anew; the review is `git diff`
set -eu
renew=
if [ "${1:-}" = --renew ]; then renew=1; shift; fi
top=$(dirname -- "$(dirname -- "$(readlink -f -- "$0")")")
build=${1:-$top/build}
TIGHTROPE_RENEW=$renew meson test -C "$build" --suite text --suite document --suite yaml --suite questionnaire --suite findings --suite report --suite terminal --print-errorlogs
[ -z "$renew" ] || git -C "$top" diff --stat -- tests
