package document

// Code is a picture of squares (二维码) by which a sheet of paper is matched to its file: what a camera
// reads from it, and a sentence beside it. Without content there is none.
type Code struct {
	Content string // the zone's code or name, the month, the 校验码: 新昌经济开发区 2020-12 0123-4567-89AB
	Note    string // what it is for, and how to verify
}
