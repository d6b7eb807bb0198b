#!/bin/sh
# Puts the judges that others wrote and that are heavy to install where `make judges` finds them:
#   veraPDF      .tools/verapdf.jar   Maven Central, pinned by checksum (setup/verapdf.sh)
#   Apache POI   .tools/poi           Maven Central, pinned by setup/judges/jars.sum; works formulas out, holds parts against the schemas
#   ofdrw        .tools/ofdrw         Maven Central, pinned by setup/judges/ofd.sum; reads OFD and draws its pages
#   pdf.js       .tools/pdfjs         npm, pinned by checksum; extracts text as Firefox does
#   axe-core     .tools/axe           npm, pinned by checksum; holds pages against WCAG 2.1 AA
#   DuckDB       .tools/duckdb        PyPI, pinned by setup/judges/duckdb.txt; works figures out from the facts by the SQL made for it
#   Chromium                          apt; walks through the page of the office
#   qemu, strace                      apt; runs the builds for other processors, refuses system calls
#   MuPDF                             apt; extracts text
#   zbar                              apt; reads the codes of printed pages
#   desktop-file-utils, GLib          apt; hold the .desktop file against its specification, and launch it as desktops do
#   GNU parallel, rclone, shellcheck  apt; carry out and hold the scripts for many zones (deploy/zones)
#   systemd                           apt; reads the units of schedule (systemd-analyze; nothing is started)
# Says nothing when all are there.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
tools=$here/../.tools
pdfjs=pdfjs-dist@5.6.205
pdfjs_sum=e196561c11faacf04e224e177b5d792619136cec5bd2274d8c743e577239ebc7
axe=axe-core@4.14.1
axe_sum=e6b0ce02b84d892e2e33e403485e7f3d6c29e2be6df65daf44d89ba564139745

missing=""
need() { # need PACKAGE COMMAND
  command -v "$2" >/dev/null 2>&1 || missing="$missing $1"
}
need default-jdk-headless javac
need maven mvn
need nodejs node
need npm npm
need chromium chromium
need qemu-user qemu-aarch64
need strace strace
need mupdf-tools mutool
need zbar-tools zbarimg
need systemd systemd-analyze
need parallel parallel
need rclone rclone
need shellcheck shellcheck
need desktop-file-utils desktop-file-validate
need libglib2.0-bin gio
# shellcheck disable=SC2086 # a list of package names
[ -z "$missing" ] || sh "$here/apt.sh" "make judges " $missing

sh "$here/verapdf.sh"
mkdir -p -- "$tools"
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

whole() { (cd "$1" 2>/dev/null && sha256sum --quiet -c "$here/judges/$2" >/dev/null 2>&1); }
jars() { # jars FOLDER POM SUMS NAME PROGRAM...
  folder=$1 pom=$2 sums=$3 name=$4
  shift 4
  if ! whole "$tools/$folder" "$sums"; then
    echo "setup: fetching $name"
    mvn -q -B -f "$here/judges/$pom" dependency:copy-dependencies -DoutputDirectory="$work/$folder"
    whole "$work/$folder" "$sums" || { echo "$name 的校验值与 setup/judges/$sums 不符，没有使用。请检查镜像源后重新运行。" >&2; exit 1; }
    rm -rf -- "${tools:?}/$folder"
    mv -- "$work/$folder" "$tools/$folder"
  fi
  for program in "$@"; do
    [ "$tools/$folder/$program.class" -nt "$here/judges/$program.java" ] ||
      javac -encoding UTF-8 -cp "$tools/$folder/*" -d "$tools/$folder" "$here/judges/$program.java"
  done
}
jars poi pom.xml jars.sum "Apache POI" Recalc Schemas
jars ofdrw ofd.xml ofd.sum ofdrw Ofd

package() { # package FOLDER PACKAGE SUM NAME
  [ ! -f "$tools/$1/$3" ] || return 0
  echo "setup: fetching $4"
  archive=$(cd "$work" && npm pack --silent "$2" | tail -n 1)
  [ "$(sha256sum <"$work/$archive" | cut -d' ' -f1)" = "$3" ] ||
    { echo "$2 的校验值与 setup/judges.sh 不符，没有使用。请检查镜像源后重新运行。" >&2; exit 1; }
  mkdir -- "$work/$1"
  tar -xzf "$work/$archive" -C "$work/$1"
  touch "$work/$1/package/$3"
  rm -rf -- "${tools:?}/$1"
  mv -- "$work/$1/package" "$tools/$1"
}
package pdfjs "$pdfjs" "$pdfjs_sum" pdf.js
package axe "$axe" "$axe_sum" axe-core
sh "$here/python.sh" duckdb duckdb.txt "DuckDB 2.0.1"
