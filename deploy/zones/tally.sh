#!/bin/sh
# 各开发区的退出码 → 说明（标准错误）和总的退出码，给 parallel.sh、shard.sh 用。
# 用法：sh tally.sh 文件，每行：开发区、制表符、zonereport run 的退出码。
awk -F '\t' '
  { n++; kind = $2 == 0 ? 0 : $2 == 2 ? 2 : $2 == 3 ? 3 : 1; count[kind]++; names[kind] = names[kind] " " $1 }
  function tell(kind, words) { if (count[kind]) printf "  %s %d：%s\n", words, count[kind], substr(names[kind], 2) }
  END {
    printf "%d 个开发区，办好 %d（已发布、没有变化或未到期）\n", n + 0, count[0] + 0
    tell(2, "退回改正"); tell(3, "用法、zone.toml 或定义有误"); tell(1, "没有完成，请再运行")
    exit count[1] ? 1 : count[3] ? 3 : count[2] ? 2 : 0
  }' "$1" >&2
