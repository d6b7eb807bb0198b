#!/bin/sh
# 双击本文件（选“运行”），在浏览器里打开页面。用法见 使用说明.pdf。
here=$(dirname -- "$(readlink -f -- "$0")")

# tell TEXT: 在终端里就写出来等人看，否则用窗口显示
tell() {
	if [ -t 1 ]; then
		printf '\n%s\n\n按回车键关闭。' "$1"
		read -r _
	elif command -v zenity >/dev/null 2>&1; then
		zenity --error --no-markup --title=统计报表 --text="$1"
	elif command -v kdialog >/dev/null 2>&1; then
		kdialog --title 统计报表 --error "$1"
	else
		note=$(mktemp --suffix=.txt) && printf '%s\n' "$1" >"$note" && xdg-open "$note"
	fi
}

cd -- "$here" || { tell "打不开文件夹 $here。"; exit 1; }
[ -f zonereport ] || { tell "找不到程序 zonereport。请把压缩包整个解压，再到解压出来的文件夹里双击本文件。"; exit 1; }
[ -x zonereport ] || chmod +x zonereport 2>/dev/null || { tell "没有权限运行 $here/zonereport。请把整个文件夹复制到“主目录”里再双击。"; exit 1; }

if [ -t 1 ]; then
	./zonereport serve && exit 0
	code=$?
	tell '没有正常结束，原因见上面几行；怎么办见 使用说明.pdf 的“出了问题怎么办”。'
	exit $code
fi
said=$(mktemp) || { tell '不能在 /tmp 里写文件，磁盘可能满了。'; exit 1; }
./zonereport serve >"$said" 2>&1 &
serve=$!
tries=0
while [ ! -s "$said" ] && [ $tries -lt 50 ] && kill -0 $serve 2>/dev/null; do
	sleep 0.1
	tries=$((tries + 1))
done
if kill -0 $serve 2>/dev/null && sleep 0.5 && grep -q '没有能打开浏览器' "$said"; then
	tell "$(cat "$said")"
fi
wait $serve
code=$?
[ $code -eq 0 ] || tell "没有正常结束：

$(tail -n 20 "$said")

怎么办见 使用说明.pdf 的“出了问题怎么办”。"
rm -f -- "$said"
exit $code
