#!/usr/bin/env bash
# Installs the grader into /opt/grader, as root, with the versions that were tried together.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
pins=$(echo "$here"/pins/*.txt)
version=$(basename "$pins" .txt)
python=python$version
command -v "$python" > /dev/null || {
  echo "error: there is no $python here; install it with its venv, or pack again with --python" >&2
  exit 2
}

"$python" -m venv "${1:-/opt/grader}"
"${1:-/opt/grader}/bin/pip" install --no-cache-dir -c "$pins" "$here"/*.whl
"${1:-/opt/grader}/bin/grader" doctor || true
