package document

// Signing is what a 公文 bears: given with the order to run, printed in the reports and stated in
// the manifest (design-life §16). What is empty stays a blank of the form.
type Signing struct {
	DocNo  string `json:"doc_no"` // 发文字号: 新经开〔2021〕3号
	Dated  string `json:"dated"`  // 成文日期, 2021-01-08
	Signer string `json:"signer"` // 签发人
	Reason string `json:"reason"` // why the month is made again; the papers of a revision state it
}
