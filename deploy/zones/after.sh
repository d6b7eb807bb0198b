#!/bin/sh
# 各开发区办完以后：数据集和汇总报告。用法：sh after.sh 名单 数据集文件夹 汇总报告文件夹 [年-月]
# 月份不写就是上个月（北京时间）。
#   ZR_EXPECT  应报的开发区（rollup --expect）；不写时，名单里的文件夹名都是代码的，就是名单
#   ZR_ORGAN   上级单位的名称（rollup --organ）
# 其余环境变量 ZR_ZONES、ZR_PROGRAM、ZR_FONTS 见 zone.sh。
# 退出码：有一个开发区的数据集没有做成，或者汇总没有做成，就不是 0，其余的照做。
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
  [ -d "$zones/$zone/outputs" ] || continue # 从来没有办成过，汇总报告照应报的名单写明
  set -- "$@" --from "$zones/$zone/outputs"
  [ -f "$zones/$zone/outputs/$period/latest" ] || continue # 这个月没有发布，汇总报告写明
  "$program" facts --to "$facts" --outputs "$zones/$zone/outputs" --wait 10m </dev/null || code=$?
done <"$work/list"
expect=${ZR_EXPECT:-}
[ -n "$expect" ] || grep -q '[^0-9A-Za-z]' "$work/list" || expect=$work/list
"$program" rollup --period "$period" --to "$reports" ${ZR_FONTS:+--fonts "$ZR_FONTS"} ${ZR_ORGAN:+--organ "$ZR_ORGAN"} ${expect:+--expect "$expect"} "$@" || code=$?
exit "$code"
