#!/bin/sh
# 一个容器依次办名单里的一份，给 Kubernetes 的 Indexed Job 用。用法：sh shard.sh 名单 [zonereport run 的参数…]
#   JOB_COMPLETION_INDEX  第几份，从 0 起（Kubernetes 给的）
#   ZR_SHARDS             共几份
# 标准输出是各开发区汇总的一行 JSON。其余环境变量见 zone.sh，退出码与 parallel.sh 相同：
# 1 时 Kubernetes 再办这一份，已经办好的没有变化，一个不到一秒。
set -u
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
[ $# -gt 0 ] || { echo "用法：sh shard.sh 名单 [zonereport run 的参数…]" >&2; exit 3; }
list=$1
shift
work=$(mktemp -d) || exit 1
trap 'rm -rf -- "$work"' EXIT
trap 'exit 143' HUP INT TERM # 正在办的一个办完以后
sh "$here/list.sh" "$list" >"$work/list" || exit 3
awk -v part="${JOB_COMPLETION_INDEX:?}" -v parts="${ZR_SHARDS:?}" '(NR - 1) % parts == part' "$work/list" >"$work/part" || exit 3
: >"$work/codes"
while read -r zone; do
  sh "$here/zone.sh" "$zone" "$@" </dev/null
  printf '%s\t%s\n' "$zone" "$?" >>"$work/codes"
done <"$work/part"
sh "$here/tally.sh" "$work/codes"
