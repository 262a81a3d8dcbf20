#!/bin/sh
# Sets up and passes the tests: style, types, rooms and arrows, all tests, and the branches of authority and checks.
# Under one hash seed (tests/test_determinism.py compares with another) and with one seed of the random examples: what passed once passes again.
# New examples are tried by whoever runs pytest alone, by tools/thorough.sh and by bench/oracle.py.
. "$(dirname "$0")/environment.sh"
install dev
# The tests of history and of revisions make repositories of their own.
if ! command -v git >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        apt-get update -qq && apt-get install -y -qq git >/dev/null
    else
        echo "máy này không có git: bỏ qua các phép thử về lịch sử / no git here: tests of history are passed over" >&2
    fi
fi
# The tests of the page for review meetings look at it in a browser.
if ! command -v chromium >/dev/null 2>&1 && ! command -v chromium-browser >/dev/null 2>&1 && ! command -v google-chrome >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 && apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; then
        :
    else
        echo "máy này không có Chromium: bỏ qua các phép thử trang HTML trong trình duyệt / no Chromium here: tests in a browser are passed over" >&2
    fi
fi
# Neovim is started with the language server.
if ! command -v nvim >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 && apt-get update -qq && apt-get install -y -qq --no-install-recommends neovim >/dev/null; then
        :
    else
        echo "máy này không có Neovim: bỏ qua phép thử trong trình soạn thảo ấy / no Neovim here: the test in it is passed over" >&2
    fi
fi
# Vietnamese words go from test to program whatever the locale of the machine.
export PYTHONUTF8=1
# What pytest compiles of the tests serves both workers and both runs below, whatever is set for other programs. It is made while mypy keeps one processor busy.
unset PYTHONDONTWRITEBYTECODE
.venv/bin/pytest --collect-only >/dev/null 2>&1 &
compiling=$!
.venv/bin/ruff check .
.venv/bin/ruff format --check .
.venv/bin/mypy
.venv/bin/lint-imports
# What cannot be collected is told where it is run.
wait "$compiling" || :
# The tests of authority and of the checks are run once, below, where their branches are counted, and with all their cases. Of the others that have many
# cases one in ten is tried, others with each change: ten minutes on two cores. tools/thorough.sh tries all, and so does pytest alone.
rest=""
if [ $# = 0 ]; then
    for one in $(sed -n 's/^command_line = "-m pytest .* --hypothesis-seed 1 \(.*\)"$/\1/p' pyproject.toml); do rest="$rest --ignore=$one"; done
fi
# shellcheck disable=SC2086  one word for each
PYTHONHASHSEED=1 .venv/bin/pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder --hypothesis-seed 1 --part 10 $rest "$@"
# What is said of authority, and every check: each branch is taken by the tests of its own room.
.venv/bin/coverage erase
PYTHONHASHSEED=1 .venv/bin/coverage run
.venv/bin/coverage combine --quiet
.venv/bin/coverage report
