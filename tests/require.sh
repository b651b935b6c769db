# Sourced by test scripts:   . "$(dirname "$0")/../require.sh"; require qpdf pdftotext
#
# A test whose tool is missing is skipped (exit 77). Where TIGHTROPE_CI=1 every tool has
# to be there, and the test fails instead: nothing stays untested without being noticed.

without() { # WHAT
    if [ "${TIGHTROPE_CI:-}" = 1 ]; then
        echo "missing: $1 (a failure, because TIGHTROPE_CI=1)" >&2
        exit 1
    fi
    echo "missing: $1" >&2
    exit 77
}

require() { # COMMAND…
    for tool; do
        command -v "$tool" >/dev/null 2>&1 || without "$tool"
    done
}
