#!/bin/sh
# Installs packages of Debian, Ubuntu and UOS where that is allowed; otherwise says that they are missing, exit 1.
# Usage: apt.sh WHO PACKAGE..., WHO being what needs them, in Chinese.
set -eu

who=$1
shift
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
  echo "$who还需要这些软件，请先安装再重新运行：$*" >&2
  echo "Debian、Ubuntu、UOS：sudo apt-get install $*" >&2
  exit 1
fi
echo "setup: installing $*"
DEBIAN_FRONTEND=noninteractive
export DEBIAN_FRONTEND
apt-get update -qq
apt-get install -y -qq --no-install-recommends "$@" >/dev/null
