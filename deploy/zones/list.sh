#!/bin/sh
# 名单 → 每行一个开发区，去掉空行、# 号开头的行和行尾的空白。用法：sh list.sh 名单
[ -f "$1" ] || { echo "没有名单 $1。" >&2; exit 3; }
found=$(sed 's/[[:space:]]*$//; /^[[:space:]]*#/d; /^$/d' "$1")
[ -n "$found" ] || { echo "名单 $1 里没有开发区。" >&2; exit 3; }
bad=$(printf '%s\n' "$found" | grep -e / -e '^\.' -e '^-' | head -n 1)
[ -z "$bad" ] || { printf '名单 %s 里的“%s”不是文件夹的名字。\n' "$1" "$bad" >&2; exit 3; }
twice=$(printf '%s\n' "$found" | sort | uniq -d | head -n 1)
[ -z "$twice" ] || { printf '名单 %s 里有两个“%s”。\n' "$1" "$twice" >&2; exit 3; }
printf '%s\n' "$found"
