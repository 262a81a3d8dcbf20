#!/bin/sh
# Sets up and tries every property on 50 times as many examples as test.sh does, and looks at all of what test.sh looks at a part of (tests marked
# "sampled", and every case of tests that have many): for nights, and before a release.
. "$(dirname "$0")/environment.sh"
install dev
export PYTHONUTF8=1
HYPOTHESIS_PROFILE=thorough .venv/bin/pytest --numprocesses 2 "$@"
