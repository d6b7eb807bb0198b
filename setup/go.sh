#!/bin/sh
# Makes sure that Go is there. Any Go from 1.21 on will do: it fetches the version that
# go.mod names by itself.
set -eu

have() { command -v "$1" >/dev/null 2>&1; }

if ! have go && [ "$(id -u)" = 0 ] && have apt-get; then
  echo "setup: installing Go"
  DEBIAN_FRONTEND=noninteractive
  export DEBIAN_FRONTEND
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends golang-go ca-certificates >/dev/null
fi
if ! have go; then
  echo "没有找到 Go。请安装 Go 1.26 或更新的版本（https://go.dev/dl/），再重新运行。" >&2
  exit 1
fi
# An older Go says here that it cannot fetch the version of go.mod.
go version >/dev/null
