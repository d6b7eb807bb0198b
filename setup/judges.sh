#!/bin/sh
# Puts the judges that others wrote and that are heavy to install where `make judges` finds them:
#   veraPDF      .tools/verapdf.jar   Maven Central, pinned by checksum (setup/verapdf.sh)
#   Apache POI   .tools/poi           Maven Central, pinned by setup/judges/jars.sum; works formulas out, holds parts against the schemas
#   pdf.js       .tools/pdfjs         npm, pinned by checksum; extracts text as Firefox does
#   qemu, strace                      apt; runs the builds for other processors, refuses system calls
#   MuPDF                             apt; extracts text
# Says nothing when all are there.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
tools=$here/../.tools
pdfjs=pdfjs-dist@5.6.205
pdfjs_sum=e196561c11faacf04e224e177b5d792619136cec5bd2274d8c743e577239ebc7

missing=""
need() { # need PACKAGE COMMAND
  command -v "$2" >/dev/null 2>&1 || missing="$missing $1"
}
need default-jdk-headless javac
need maven mvn
need nodejs node
need npm npm
need qemu-user qemu-aarch64
need strace strace
need mupdf-tools mutool
if [ -n "$missing" ]; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "make judges 还需要这些软件，请先安装再重新运行：$missing" >&2
    echo "Debian、Ubuntu、UOS：sudo apt-get install$missing" >&2
    exit 1
  fi
  echo "setup: installing$missing"
  DEBIAN_FRONTEND=noninteractive
  export DEBIAN_FRONTEND
  apt-get update -qq
  # shellcheck disable=SC2086 # a list of package names
  apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

sh "$here/verapdf.sh"
mkdir -p -- "$tools"
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

whole() { (cd "$1" 2>/dev/null && sha256sum --quiet -c "$here/judges/jars.sum" >/dev/null 2>&1); }
if ! whole "$tools/poi"; then
  echo "setup: fetching Apache POI"
  mvn -q -B -f "$here/judges/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/poi"
  whole "$work/poi" || { echo "Apache POI 的校验值与 setup/judges/jars.sum 不符，没有使用。请检查镜像源后重新运行。" >&2; exit 1; }
  rm -rf -- "$tools/poi"
  mv -- "$work/poi" "$tools/poi"
fi
for program in Recalc Schemas; do
  [ "$tools/poi/$program.class" -nt "$here/judges/$program.java" ] ||
    javac -encoding UTF-8 -cp "$tools/poi/*" -d "$tools/poi" "$here/judges/$program.java"
done

if [ ! -f "$tools/pdfjs/$pdfjs_sum" ]; then
  echo "setup: fetching pdf.js"
  archive=$(cd "$work" && npm pack --silent "$pdfjs" | tail -n 1)
  [ "$(sha256sum <"$work/$archive" | cut -d' ' -f1)" = "$pdfjs_sum" ] ||
    { echo "$pdfjs 的校验值与 setup/judges.sh 不符，没有使用。请检查镜像源后重新运行。" >&2; exit 1; }
  tar -xzf "$work/$archive" -C "$work"
  touch "$work/package/$pdfjs_sum"
  rm -rf -- "$tools/pdfjs"
  mv -- "$work/package" "$tools/pdfjs"
fi
