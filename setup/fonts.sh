#!/bin/sh
# 安装报告所用的开源字体到 .fonts/（不进版本库）。可以重复运行：已装好的不再下载。
# 用法：sh setup/fonts.sh [文件夹]      默认是仓库根目录下的 .fonts
#
# 来源有两个，有一个能用就够：
#   npm  思源宋体、思源黑体（@expo-google-fonts，SIL OFL 1.1）
#   apt  文鼎宋体、楷体（Arphic Public License）；没有思源黑体时再取文泉驿微米黑（Apache-2.0/GPL 附例外）；
#        生僻字用花园明朝 B（Hanazono Font License），取不到也不妨碍运行
# 每个文件都与 setup/fonts.sum 的 SHA-256 核对，不符的一律不用。
set -u

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
sums=$here/fonts.sum
target=${1:-$here/../.fonts}
serif=@expo-google-fonts/noto-serif-sc@0.4.3
sans=@expo-google-fonts/noto-sans-sc@0.4.3
notes=

have() { command -v "$1" >/dev/null 2>&1; }
note() {
	case $notes in *"$1"*) return ;; esac
	notes="$notes
  - $1"
}
fail() {
	printf '字体没有装好：%s%s\n' "$1" "$notes" >&2
	printf '%s\n' '请任选一种办法后重新运行 make setup：' \
		'  1. 接通网络，装好 npm（Node.js）或使用带 apt 的系统（麒麟、统信、Debian）；' \
		'     内网请先把 npm 或 apt 指向单位的镜像源；' \
		'  2. 把仿宋 simfang.ttf、黑体 simhei.ttf、楷体 simkai.ttf、宋体 simsun.ttc、方正小标宋 FZXBSJW.TTF' \
		'     等字体文件复制到程序旁边的 fonts 文件夹（文件名见 templates/style.toml），不必再运行本脚本。' >&2
	exit 1
}

# digest FILE: its SHA-256
digest() {
	if have sha256sum; then sha256sum <"$1"
	elif have shasum; then shasum -a 256 <"$1"
	elif have openssl; then openssl dgst -sha256 -r <"$1"
	fi 2>/dev/null | cut -d' ' -f1
}

wanted() { sed -n "s/^\([0-9a-f]\{64\}\)  $1\$/\1/p" "$sums"; }

# ready NAME: the file is in place and is the one we know
ready() { [ -f "$target/$1" ] && [ "$(digest "$target/$1")" = "$(wanted "$1")" ]; }

# place FILE: put it into the target folder if its checksum is right
place() {
	name=$(basename -- "$1")
	if [ ! -f "$1" ]; then
		note "下载的软件包里没有 $name"
		return 1
	fi
	if [ "$(digest "$1")" != "$(wanted "$name")" ]; then
		note "$name 的校验值与 setup/fonts.sum 不符，没有使用（镜像源的版本不同，或下载已损坏）"
		return 1
	fi
	cp -- "$1" "$target/.$name.part" && chmod 644 "$target/.$name.part" && mv -f -- "$target/.$name.part" "$target/$name"
}

# from_npm PACKAGE FILE...: fetch a pinned package and take the files that are not ready
from_npm() {
	package=$1
	shift
	missing=
	for file; do
		ready "$(basename -- "$file")" || missing="$missing package/$file"
	done
	[ -n "$missing" ] || return 0
	have npm || { note '本机没有 npm'; return 1; }
	mkdir -p "$work/npm"
	archive=$(cd "$work/npm" && npm pack --silent "$package" 2>"$work/npm.log" | tail -n 1)
	if [ -z "$archive" ] || [ ! -f "$work/npm/$archive" ]; then
		note "npm 取不到 $package：$(tail -n 1 "$work/npm.log" 2>/dev/null)"
		return 1
	fi
	# shellcheck disable=SC2086 # the names hold no white space
	tar -xzf "$work/npm/$archive" -C "$work/npm" $missing 2>/dev/null || { note "$archive 解不开"; return 1; }
	rm -f -- "$work/npm/$archive"
	result=0
	for file in $missing; do
		place "$work/npm/$file" || result=1
	done
	return $result
}

# from_apt PACKAGE FILE: fetch a Debian package and take the file if it is not ready
from_apt() {
	ready "$(basename -- "$2")" && return 0
	have apt-get && have dpkg-deb || { note '本机没有 apt-get 和 dpkg-deb'; return 1; }
	mkdir -p "$work/apt"
	chmod 755 "$work" "$work/apt"
	if ! (cd "$work/apt" && apt-get download -qq "$1") >/dev/null 2>"$work/apt.log"; then
		if [ -z "${updated:-}" ]; then
			updated=yes
			apt-get update -qq >/dev/null 2>&1 || sudo -n apt-get update -qq >/dev/null 2>&1
		fi
		if ! (cd "$work/apt" && apt-get download -qq "$1") >/dev/null 2>"$work/apt.log"; then
			note "apt 取不到 $1：$(grep '^E:' "$work/apt.log" | head -n 1)（可先以管理员身份运行 apt-get update）"
			return 1
		fi
	fi
	for deb in "$work/apt/$1"_*.deb; do
		dpkg-deb -x "$deb" "$work/apt/$1" 2>/dev/null || { note "$1 解不开"; return 1; }
	done
	place "$work/apt/$1/$2"
}

mkdir -p -- "$target" 2>/dev/null && [ -w "$target" ] || fail "不能写入文件夹 $target"
[ -f "$sums" ] || fail "缺少校验值文件 $sums"
[ -n "$(digest "$sums")" ] || fail '本机没有 sha256sum、shasum 或 openssl，无法核对字体'
work=$(mktemp -d) || fail '不能建立临时文件夹'
trap 'rm -rf -- "$work"' EXIT
trap 'exit 1' HUP INT TERM

from_npm "$serif" 300Light/NotoSerifSC_300Light.ttf 400Regular/NotoSerifSC_400Regular.ttf 700Bold/NotoSerifSC_700Bold.ttf
from_npm "$sans" 400Regular/NotoSansSC_400Regular.ttf
from_apt fonts-arphic-gkai00mp usr/share/fonts/truetype/arphic-gkai00mp/gkai00mp.ttf
from_apt fonts-arphic-gbsn00lp usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf
from_apt fonts-hanazono usr/share/fonts/truetype/hanazono/HanaMinB.ttf
ready NotoSansSC_400Regular.ttf || from_apt fonts-wqy-microhei usr/share/fonts/truetype/wqy/wqy-microhei.ttc

# Every role of templates/style.toml has a font when there is a 宋 (one for all roles, or three
# weights) and a 黑.
song=no
if ready gbsn00lp.ttf; then song=yes; fi
if ready NotoSerifSC_300Light.ttf && ready NotoSerifSC_400Regular.ttf && ready NotoSerifSC_700Bold.ttf; then song=yes; fi
hei=no
for file in NotoSansSC_400Regular.ttf wqy-microhei.ttc; do
	if ready "$file"; then hei=yes; fi
done
[ "$song" = yes ] && [ "$hei" = yes ] || fail '缺少宋体或黑体。'
