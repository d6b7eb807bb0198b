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

[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "setup: installing$missing"
  DEBIAN_FRONTEND=noninteractive
  export DEBIAN_FRONTEND
  apt-get update -qq
  # shellcheck disable=SC2086 # a list of package names
  apt-get install -y -qq --no-install-recommends $missing >/dev/null
  exit 0
fi
echo "测试还需要这些软件，请先安装再重新运行：$missing" >&2
echo "Debian、Ubuntu、UOS：sudo apt-get install$missing" >&2
exit 1
