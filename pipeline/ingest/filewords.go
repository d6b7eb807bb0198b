package ingest

import "zonereport/pipeline/finding"

// sayCut words a text that ends within its last row.
var sayCut = finding.Words{
	Found:  "文件的最后一行没有写完：其他各行末尾都有换行，最后一行没有（或有一个引号没有结束）；Excel 和 WPS 保存时总会写上，因此文件可能是复制或传输时中断的，为防漏行、错数，整个文件不予采用。",
	Action: "请在原电脑上打开核对最后一行，重新保存（确认完整的，也可只在最后一行末尾加一个换行）后重报。",
}
