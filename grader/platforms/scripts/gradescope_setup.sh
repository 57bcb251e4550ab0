#!/usr/bin/env bash
# Runs once, as root, when the autograder is built. The system's own python3 is left as it is.
set -euo pipefail
source=/autograder/source
export DEBIAN_FRONTEND=noninteractive

apt-get update -q
apt-get install -qy --no-install-recommends python3-venv libseccomp2

python3 -m venv /opt/grader
version=$(python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])')
pins=$source/pins/$version.txt
test -f "$pins" || { echo "no versions are pinned for Python $version; choose another base image" >&2; exit 1; }
/opt/grader/bin/pip install --no-cache-dir -c "$pins" "$source"/*.whl

# Nothing of the course is for the eyes of others; student code runs as another user.
mkdir -p /autograder/results
chmod -R go= "$source" /autograder/results
/opt/grader/bin/grader doctor || true
