#!/bin/sh
# Writes sbom.cdx.json, the software bill of materials (CycloneDX) of what set-up installs: packages, versions, licences, what needs what.
# Both what is listed and what lists it go into environments of their own, by the hashes of requirements/; nothing of .venv is touched.
. "$(dirname "$0")/python.sh"
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
"$python" -m venv "$place/run"
"$python" -m venv "$place/lists"
export PIP_DISABLE_PIP_VERSION_CHECK=1
"$place/run/bin/pip" install --quiet --require-hashes --requirement requirements/run.txt
"$place/run/bin/pip" install --quiet --no-deps --require-hashes --requirement requirements/font.txt
"$place/lists/bin/pip" install --quiet --require-hashes --requirement requirements/sbom.txt
# What venv brings along is no part of the program.
"$place/run/bin/pip" uninstall --quiet --yes pip
"$place/lists/bin/cyclonedx-py" environment --pyproject pyproject.toml --output-reproducible --validate --output-file sbom.cdx.json "$place/run/bin/python"
