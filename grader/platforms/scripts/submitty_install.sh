#!/usr/bin/env bash
# Run once, as root, on each machine that grades: puts the grader into /opt/grader.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export DEBIAN_FRONTEND=noninteractive

apt-get update -q
apt-get install -qy --no-install-recommends python3-venv libseccomp2

python3 -m venv /opt/grader
version=$(/opt/grader/bin/python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])')
pins=$here/pins/$version.txt
test -f "$pins" || { echo "no versions are pinned for Python $version" >&2; exit 1; }
/opt/grader/bin/pip install --no-cache-dir -c "$pins" "$here"/*.whl
chmod -R a+rX /opt/grader
/opt/grader/bin/grader doctor || true
