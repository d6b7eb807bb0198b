#!/bin/sh
# 在一台机器上同时办许多开发区，用 GNU parallel。用法：sh parallel.sh 名单 [zonereport run 的参数…]
# 名单一行一个开发区，# 号开头的行不算。标准输出是各开发区汇总的一行 JSON；任务记录是 $ZR_SUMMARIES/joblog-*.tsv。
# 没有完成的（退出码 1、4，被中断）隔一会儿再办，最多 ZR_RETRIES 次；退回的（2）、用法和定义有误的（3）不再办。
#   ZR_JOBS     同时办几个（默认处理器个数）
#   ZR_RETRIES  再办几次（默认 2）
#   ZR_PAUSE    隔几秒（默认 30）
# 其余环境变量见 zone.sh。
# 退出码：有没有完成的是 1；否则有用法或定义有误的是 3；否则有退回的是 2；否则 0。
set -u
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
[ $# -gt 0 ] || { echo "用法：sh parallel.sh 名单 [zonereport run 的参数…]" >&2; exit 3; }
command -v parallel >/dev/null || { echo "没有 GNU parallel，请先安装（apt-get install parallel）。" >&2; exit 3; }
summaries=${ZR_SUMMARIES:-summaries}
list=$1
shift
mkdir -p -- "$summaries" || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf -- "$work"' EXIT
trap 'exit 143' HUP INT TERM
sh "$here/list.sh" "$list" >"$work/todo" || exit 3
: >"$work/codes"

round=0
while [ -s "$work/todo" ]; do
  log=$summaries/joblog-$round.tsv
  rm -f -- "$log" || exit 1 # 上一次的不能当作这一次的
  parallel --will-cite -q --jobs "${ZR_JOBS:-100%}" --joblog "$log" -a "$work/todo" sh "$here/zone.sh" {} "$@"
  # 任务记录的第 1 列是第几行，第 7 列是退出码，第 8 列是信号；没有记下的没有完成
  awk -F '\t' 'NR == FNR { if (FNR > 1) code[$1] = $8 > 0 ? 128 + $8 : $7; next } { print $0 "\t" (FNR in code ? code[FNR] : 1) }' \
    "$log" "$work/todo" >"$work/done" || exit 1
  awk -F '\t' '$2 == 0 || $2 == 2 || $2 == 3' "$work/done" >>"$work/codes"
  awk -F '\t' '$2 != 0 && $2 != 2 && $2 != 3' "$work/done" >"$work/failed"
  cut -f 1 "$work/failed" >"$work/todo"
  if [ "$round" -ge "${ZR_RETRIES:-2}" ]; then
    cat "$work/failed" >>"$work/codes"
    break
  fi
  round=$((round + 1))
  [ ! -s "$work/todo" ] || sleep "${ZR_PAUSE:-30}"
done
sh "$here/tally.sh" "$work/codes"
