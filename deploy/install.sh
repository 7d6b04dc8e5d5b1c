#!/bin/sh
# Install Pressbox into an environment of its own: sh deploy/install.sh TARGET
#
# Installs what requirements/run.lock names, by its hashes, and this checkout; then asks a question. The environment can be
# used without the checkout. Run it again to upgrade: the new one is made beside the old, takes its place in TARGET/current
# once it answers, and the old one stays for what still runs in it, and to go back to.
# PYTHON names another Python than python3 (3.11 or newer).
set -eu

if [ $# -ne 1 ]; then
    echo "usage: sh $0 TARGET" >&2
    exit 2
fi
source=$(cd "$(dirname "$0")/.." && pwd)
target=$1
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Pressbox needs Python 3.11 or newer: name it in PYTHON")'
mkdir -p "$target"
target=$(cd "$target" && pwd)
made=$target/$(date -u +%Y%m%d-%H%M%S)
"$python" -m venv "$made"
pip="$made/bin/python -m pip install --quiet --disable-pip-version-check --no-cache-dir --no-deps"
$pip --require-hashes --only-binary :all: -r "$source/requirements/run.lock"

# A copy is built, so that the checkout may be read-only.
cp -R "$source/pyproject.toml" "$source/README.md" "$source/LICENSE" "$source/bot" "$source/knowledge" "$work"
$pip --no-build-isolation "$work"
"$made/bin/python" -m compileall -q "$made/lib" || true

cd "$work" && rm -rf bot knowledge
env -i PATH="$PATH" HOME="$work" "$made/bin/pressbox" ask "Who won Japan v Senegal?" > answer
grep -q "2–2" answer || { echo "the new environment in $made does not answer:" >&2; cat answer >&2; exit 1; }

former=$(readlink "$target/current" || true)
ln -sfn "$made" "$target/current"
for old in "$target"/[0-9]*-[0-9]*; do
    [ "$old" = "$made" ] || [ "$old" = "$former" ] || rm -rf "$old"
done
echo "installed $("$target/current/bin/pressbox" --version) in $target/current" >&2
