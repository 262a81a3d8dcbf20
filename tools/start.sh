#!/bin/sh
# Sets up and does the main job: checks the real register and draws a chart.
. "$(dirname "$0")/environment.sh"
install .
.venv/bin/delegation check rules --exit-zero
mkdir -p out
.venv/bin/delegation chart --form 3 -o out/hinh-thuc-3.pdf
.venv/bin/delegation chart --form 3 -o out/hinh-thuc-3.png
