# Sourced: goes to the root of the project, and finds a Python that is new enough.
set -eu
cd "$(dirname "$0")/.."

python=""
for candidate in python3 python3.13 python3.12 python3.11 python; do
    if command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "delegation cần Python 3.11 trở lên / delegation needs Python 3.11 or newer" >&2
    exit 3
fi
