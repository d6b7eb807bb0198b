#!/bin/sh
# 办一个开发区。用法：sh zone.sh 开发区 [zonereport run 的参数…]
# 标准输出是汇总的一行 JSON；run 显示的在 $ZR_SUMMARIES/开发区.txt；退出码是 run 的。说明见 docs/zones.md。
#   ZR_ZONES      各开发区的文件夹：$ZR_ZONES/开发区/inputs、outputs（默认 zones）
#   ZR_SUMMARIES  汇总放在哪里（默认 summaries）
#   ZR_PROGRAM    程序（默认 zonereport）
#   ZR_FONTS      字体文件夹（默认用系统字体）
#   ZR_REMOTE     对象存储（rclone 的写法，如 s3:桶/zones）：取到本机临时文件夹里办，办完存回去；不写就在 ZR_ZONES 里办
set -u
zone=$1
shift
summaries=${ZR_SUMMARIES:-summaries}
mkdir -p -- "$summaries" && rm -f -- "$summaries/$zone.json" || exit 1 # 上一次的不能当作这一次的
folder=${ZR_ZONES:-zones}/$zone

# 存在对象存储里的，每次存成新的一份 outputs/编号，最后才写 outputs/current：它指到的总是完整的一份。
if [ -n "${ZR_REMOTE:-}" ]; then
  remote=$ZR_REMOTE/$zone
  folder=$(mktemp -d) || exit 1
  trap 'rm -rf -- "$folder"' EXIT
  trap 'exit 143' HUP INT TERM
  rclone copy "$remote/inputs" "$folder/inputs" || exit 1
  current=$(rclone lsf --include /current "$remote/outputs" 2>"$folder/why")
  case $? in
  0) ;;
  3) ;; # 还没有 outputs：第一次
  *) cat "$folder/why" >&2; exit 1 ;;
  esac
  [ -z "$current" ] || current=$(rclone cat "$remote/outputs/current") || exit 1
  [ -z "$current" ] || rclone copy "$remote/outputs/$current" "$folder/outputs" || exit 1
fi

"${ZR_PROGRAM:-zonereport}" run --inputs "$folder/inputs" --outputs "$folder/outputs" --summary "$summaries/$zone.json" ${ZR_FONTS:+--fonts "$ZR_FONTS"} "$@" >"$summaries/$zone.txt" 2>&1
code=$?
if [ -n "${ZR_REMOTE:-}" ] && [ -d "$folder/outputs" ]; then
  next=$(date -u +%Y%m%dT%H%M%SZ)-$$
  # 没有变的在存储里复制，不再上传；不会这样复制的存储，全部上传
  { [ -n "$current" ] && rclone copy --copy-dest "$remote/outputs/$current" "$folder/outputs" "$remote/outputs/$next" 2>"$folder/why"; } ||
    rclone copy "$folder/outputs" "$remote/outputs/$next" || exit 1
  printf %s "$next" | rclone rcat "$remote/outputs/current" || exit 1
fi
if [ -e "$summaries/$zone.json" ]; then
  cat -- "$summaries/$zone.json"
else
  echo "$zone：没有写出汇总（退出码 $code，大于 128 的是被中断），见 $summaries/$zone.txt" >&2
fi
exit "$code"
