# Sourced by start.sh and test.sh: makes .venv with the project in it, on a machine that has only Python 3.11.
. "$(dirname "$0")/python.sh"

if [ ! -x .venv/bin/pip ]; then
    if ! "$python" -m venv .venv >/dev/null 2>&1; then
        # Debian keeps venv in a package of its own.
        rm -rf .venv
        if "$python" -m pip --version >/dev/null 2>&1 && "$python" -m pip install --quiet --user --break-system-packages virtualenv 2>/dev/null; then
            "$python" -m virtualenv --quiet .venv
        elif [ "$(id -u)" != 0 ]; then
            echo "Python này thiếu venv: sudo apt-get install python3-venv / this Python lacks venv: sudo apt-get install python3-venv" >&2
            exit 3
        else
            apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
            "$python" -m venv .venv
        fi
    fi
fi

# $1: run or dev. Every package is one of requirements/$1.txt, in that version, with the hash that was written down when it was locked.
install() {
    export PIP_DISABLE_PIP_VERSION_CHECK=1
    .venv/bin/pip install --quiet --require-hashes --requirement "requirements/$1.txt"
    .venv/bin/pip install --quiet --no-deps --no-build-isolation --editable .
    # A font with the metrics of Times. Only the font: what the package would pull in is another program.
    .venv/bin/pip install --quiet --no-deps --require-hashes --requirement requirements/font.txt ||
        echo "không lấy được phông TeX Gyre Termes, dùng Source Serif Pro / no TeX Gyre Termes, Source Serif Pro serves" >&2
    # The font alone is known to lack the program that it comes from; nothing else may lack anything.
    if .venv/bin/pip check | grep -v -e '^rinoh-typeface' -e '^No broken'; then
        exit 3
    fi
    # As pip does for a wheel: otherwise every run compiles the program anew where Python may not write beside it.
    .venv/bin/python -m compileall -q src/delegation
    # The Graphviz that pygraphviz carries takes four libraries from the system, which a bare one may lack.
    if ! .venv/bin/python -c 'import pygraphviz' 2>/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        apt-get update -qq && apt-get install -y -qq libglib2.0-0 libx11-6 libxext6 libxrender1 >/dev/null
    fi
}
