#!/bin/sh
# Sets up and tries every property on 50 times as many examples as test.sh does, and a check that is added against all tests of the checks:
# for nights, and before a release.
. "$(dirname "$0")/environment.sh"
install dev
export PYTHONUTF8=1
HYPOTHESIS_PROFILE=thorough .venv/bin/pytest -m hypothesis --numprocesses 2 "$@"
HYPOTHESIS_PROFILE=thorough .venv/bin/pytest tests/test_contributing.py
