package timetable

import (
	"fmt"
	"strings"
)

// specified writes a text in which systemd would look for specifiers.
func specified(text string) string { return strings.ReplaceAll(text, "%", "%%") }

// quoted writes a text as one word of a list.
func quoted(text string) string {
	return specified(`"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`)
}

// argument writes a text as one argument of a command: what looks like a variable is none.
func argument(text string) string {
	if text != "" && !strings.ContainsAny(text, " \t\"'\\$%;") {
		return text
	}
	return strings.ReplaceAll(quoted(text), "$", "$$")
}

func (s systemd) service() string {
	p := s.plan
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("%s：%s。用 zonereport schedule install、remove 改动，不要手工改。", ours, p.Zone)
	line("[Unit]")
	line("Description=%s", specified("zonereport "+p.about()))
	line("")
	line("[Service]")
	line("Type=oneshot")
	if s.system {
		line("User=%s", specified(s.account))
	}
	line("WorkingDirectory=%s", specified(p.Dir))
	command := []string{quoted(p.Program)}
	for _, a := range p.Args {
		command = append(command, argument(a))
	}
	line("ExecStart=%s", strings.Join(command, " "))
	line("SuccessExitStatus=2")
	line("ProtectSystem=strict")
	line("ReadWritePaths=%s", quoted(p.Outputs))
	if p.Store != "" {
		line("ReadWritePaths=%s", quoted(p.Store))
	}
	line("PrivateTmp=true")
	line("NoNewPrivileges=true")
	line("Nice=10")
	return b.String()
}

func (s systemd) timer() string {
	p := s.plan
	return fmt.Sprintf(`%s：%s。用 zonereport schedule install、remove 改动，不要手工改。
[Unit]
Description=%s

[Timer]
OnCalendar=*-*-* %s:00 Asia/Shanghai
Persistent=true

[Install]
WantedBy=timers.target
`, ours, p.Zone, specified(fmt.Sprintf("每天北京时间 %s 运行 zonereport：%s", p.clock(), p.Zone)), p.clock())
}

// Text is both units, the service first, each under the name of its file.
func (s systemd) Text() []byte {
	return []byte("# " + s.path(".service") + "\n" + s.service() + "\n# " + s.path(".timer") + "\n" + s.timer())
}
