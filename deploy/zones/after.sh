#!/bin/sh
# 各开发区办完以后：数据集和汇总报告。用法：sh after.sh 名单 数据集文件夹 汇总报告文件夹 [年-月]
# 月份不写就是上个月（北京时间）。没有报的开发区由汇总报告说明。环境变量 ZR_ZONES、ZR_PROGRAM 见 zone.sh。
# 退出码：有一个开发区的数据集没有做成就不是 0，其余的照做。
set -u
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
[ $# -ge 3 ] || { echo "用法：sh after.sh 名单 数据集文件夹 汇总报告文件夹 [年-月]" >&2; exit 3; }
program=${ZR_PROGRAM:-zonereport}
zones=${ZR_ZONES:-zones}
list=$1 facts=$2 reports=$3 period=${4:-}
if [ -z "$period" ]; then
  year=$(TZ=CST-8 date +%Y) month=$(TZ=CST-8 date +%m)
  month=$((${month#0} - 1))
  [ "$month" -gt 0 ] || { month=12 year=$((year - 1)); }
  period=$(printf '%04d-%02d' "$year" "$month")
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf -- "$work"' EXIT
trap 'exit 143' HUP INT TERM
sh "$here/list.sh" "$list" >"$work/list" || exit 3

code=0
set --
while read -r zone; do
  set -- "$@" --from "$zones/$zone/outputs"
  [ -d "$zones/$zone/outputs/$period" ] || continue # 没有报的，汇总报告里说明
  "$program" facts --to "$facts" --outputs "$zones/$zone/outputs" --wait 10m </dev/null || code=$?
done <"$work/list"
"$program" rollup --period "$period" --to "$reports" "$@" || code=$?
exit "$code"
