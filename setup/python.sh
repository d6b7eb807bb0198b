#!/bin/sh
# Puts a Python package into .tools/, pinned by version and checksum: python.sh FOLDER LIST NAME. The list is a
# file of pip's with hashes. Says nothing when the package is there as the list names it.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
folder=$here/../.tools/$1
list=$here/judges/$2
stamp=$folder/$(sha256sum <"$list" | cut -d' ' -f1)
[ ! -f "$stamp" ] || exit 0

python3 -m pip --version >/dev/null 2>&1 || sh "$here/apt.sh" "" python3-pip python3-setuptools python3-wheel

echo "setup: fetching $3"
mkdir -p -- "$here/../.tools"
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
PIP_ROOT_USER_ACTION=ignore python3 -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
  --target "$work/new" -r "$list" || {
  echo "$3 没有装上：没有适合这台机器的包，或者校验值与 setup/judges/$2 不符。请检查镜像源后重新运行。" >&2
  exit 1
}
touch "$work/new/${stamp##*/}"
rm -rf -- "$folder"
mv -- "$work/new" "$folder"
