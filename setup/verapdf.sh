#!/bin/sh
# Puts veraPDF, which judges whether a PDF is PDF/A, into .tools/ (not in the repository):
# one jar from Maven Central, by name and version, held against its SHA-256. It needs Java.
set -eu

version=1.28.2
sum=687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
tools=$here/../.tools
jar=$tools/verapdf.jar

have() { command -v "$1" >/dev/null 2>&1; }
ready() { [ -f "$jar" ] && [ "$(sha256sum <"$jar" | cut -d' ' -f1)" = "$sum" ]; }

missing=""
have java || missing="$missing default-jre-headless"
ready || have mvn || missing="$missing maven"
# shellcheck disable=SC2086 # a list of package names
[ -z "$missing" ] || sh "$here/apt.sh" 测试 $missing
ready && exit 0

echo "setup: fetching veraPDF $version"
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
mvn -q -B dependency:copy -Dartifact=org.verapdf.apps:greenfield-apps:$version -DoutputDirectory="$work"
mkdir -p -- "$tools"
mv -f -- "$work/greenfield-apps-$version.jar" "$jar"
ready || {
  rm -f -- "$jar"
  echo "veraPDF $version 的校验值与 setup/verapdf.sh 不符，没有使用。请检查镜像源后重新运行。" >&2
  exit 1
}
