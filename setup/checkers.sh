#!/bin/sh
# Installs the programs that read the reports back in tests: poppler-utils (pdftotext,
# pdffonts, pdftoppm), qpdf, LibreOffice Calc without a window, python3-openpyxl; and packages:
# unzip. Says nothing when all are there.
set -eu

missing=""
need() { # need PACKAGE COMMAND...
  package=$1
  shift
  "$@" >/dev/null 2>&1 || missing="$missing $package"
}
need poppler-utils pdftotext -v
need qpdf qpdf --version
need unzip unzip -v
need libreoffice-calc-nogui sh -c 'command -v soffice'
need python3-openpyxl /usr/bin/python3 -c 'import openpyxl'

# shellcheck disable=SC2086 # a list of package names
[ -z "$missing" ] || sh "$(dirname -- "$0")/apt.sh" 测试 $missing
