package numfmt

// builtin are the formats that a file may name by their number alone, as a Chinese program
// shows them (ECMA-376 part 1, 18.8.30, zh-cn). Those that show money (5 to 8, 41 to 44)
// show it in the currency of the reader's system.
var builtin = map[int]string{
	9: "0%", 10: "0.00%",
	14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
	27: `yyyy"年"m"月"`, 28: `m"月"d"日"`, 29: `m"月"d"日"`, 30: "m-d-yy", 31: `yyyy"年"m"月"d"日"`, 32: `h"时"mm"分"`, 33: `h"时"mm"分"ss"秒"`,
	34: `h"时"mm"分"`, 35: `h"时"mm"分"ss"秒"`, 36: `yyyy"年"m"月"`,
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
	50: `yyyy"年"m"月"`, 51: `m"月"d"日"`, 52: `yyyy"年"m"月"`, 53: `m"月"d"日"`, 54: `m"月"d"日"`, 55: `h"时"mm"分"`, 56: `h"时"mm"分"ss"秒"`,
	57: `yyyy"年"m"月"`, 58: `m"月"d"日"`,
}

// Builtin gives the code of a format by its number, "" for General and all that only
// round or group.
func Builtin(id int) string { return builtin[id] }
