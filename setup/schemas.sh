#!/bin/sh
# Puts the schemas of OFD (GB/T 33190-2016) where `make schemas` finds them: .tools/ofd-schemas, from GitHub, the only
# place that has them, pinned by setup/judges/ofd-schemas.sum. Says nothing when they are there.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
schemas=$here/../.tools/ofd-schemas
from=https://raw.githubusercontent.com/GreenYun/OFD-Schema/888931f4cfcfc6b558f68457041e018a291b5009

whole() { (cd "$1" 2>/dev/null && sha256sum --quiet -c "$here/judges/ofd-schemas.sum" >/dev/null 2>&1); }
if whole "$schemas"; then
  exit 0
fi
command -v curl >/dev/null 2>&1 || { echo "make schemas 还需要 curl，请先安装再重新运行。" >&2; exit 1; }
echo "setup: fetching the schemas of OFD"
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
while read -r _ file; do
  curl -fsSL --connect-timeout 5 --max-time 30 -o "$work/$file" "$from/$file" ||
    { echo "从 GitHub 取不到 OFD 的模式文件 $file。请在能访问 GitHub 的机器上运行 make schemas。" >&2; exit 1; }
done <"$here/judges/ofd-schemas.sum"
whole "$work" || { echo "OFD 模式文件的校验值与 setup/judges/ofd-schemas.sum 不符，没有使用。" >&2; exit 1; }
rm -rf -- "$schemas"
mkdir -p -- "$schemas"
cp -- "$work"/* "$schemas"
