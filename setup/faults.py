#!/usr/bin/env python3
"""Lets every write, fsync and rename of the program fail, one at a time, and looks at what is left.

    setup/faults.py PROGRAM FONTS [--sample N]

Eight kinds of call are tried: a first run, a rerun, an unchanged run, a run that returns files,
check --marked, issue, prune and receive. strace (Linux) lists the calls on files of inputs and outputs and then
refuses each of them with ENOSPC and with EIO. After each refusal:
  - the exit code is 1, or that of success where the result was in place already;
  - the message of a failure is Chinese and says what to do;
  - the run in force is whole and earlier ones are untouched;
  - the next call succeeds and leaves nothing half-made;
  - each line of events.jsonl states the checksum of the one before, each run has its event and each
    event its run.
With --sample N only every N-th refusal is tried. Ends with 1 if anything was not so.
"""
import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

ZONE = 'name = "示范经济开发区"\nshort_name = "示范区"\ncounty = "示范县"\naliases = []\n'
HEADER = "融资主体,融资方式,债券或贷款名称,发行日期,融资金额（万元）,票面利率\n"
ROW = "示范工投集团,公司债券,20示范0%d,2020-08-2%d,64000,%s\n"
ERRORS = {"ENOSPC": "磁盘没有空间", "EIO": "磁盘或网络读写出错"}
CALLS = "write,pwrite64,fsync,rename,renameat,renameat2"


def ledger(folder, *rates):
    month = os.path.join(folder, "inputs", "2020-12")
    os.makedirs(month, exist_ok=True)
    with open(os.path.join(folder, "inputs", "zone.toml"), "w", encoding="utf-8") as f:
        f.write(ZONE)
    with open(os.path.join(month, "融资.csv"), "w", encoding="utf-8") as f:
        f.write(HEADER + "".join(ROW % (i, i, rate) for i, rate in enumerate(rates, 1)))
    os.makedirs(os.path.join(folder, "附件"), exist_ok=True)
    with open(os.path.join(folder, "附件", "融资.csv"), "w", encoding="utf-8") as f:
        f.write(HEADER + ROW % (1, 1, "9%"))


class Kind:
    """One kind of call: how the folder is made ready, the call, the exit code of success."""

    def __init__(self, name, rates, arguments, done, runs):
        self.name, self.rates, self.arguments, self.done, self.runs = name, rates, arguments, done, runs

    def prepare(self, folder, program, fonts):
        for number in range(self.runs, 0, -1):
            ledger(folder, "%d%%" % (4 + number))
            call(folder, program, fonts, ["run"])
        ledger(folder, *self.rates)


KINDS = [
    Kind("first run", ["5%"], ["run"], 0, 0),
    Kind("rerun", ["5%", "4%"], ["run"], 0, 1),
    Kind("unchanged", ["5%"], ["run"], 0, 1),
    Kind("return", ["5%", "约4%"], ["run"], 2, 1),
    Kind("marked", ["5%", ""], ["check", "--marked", "marked"], 0, 1),
    Kind("issue", ["5%"], ["issue", "2020-12", "--status", "核定"], 0, 1),
    Kind("prune", ["5%"], ["prune", "--yes"], 0, 3),
    Kind("receive", ["5%"], ["receive", "附件/融资.csv"], 0, 1),
]


def call(folder, program, fonts, arguments, tracer=()):
    command = [*tracer, program, *arguments] + (["--fonts", fonts] if arguments[0] == "run" else [])
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def targets(log, folder):
    """The (call, path) pairs of a trace that concern files made by the program."""
    found = []
    for line in open(log, encoding="utf-8", errors="replace"):
        match = re.match(r"(?:\d+ +)?(\w+)\((.*)", line)
        if not match:
            continue
        name, rest = match.groups()
        opened, named = re.match(r"\d+<([^>]*)>", rest), re.findall(r'"([^"]*)"', rest)
        if name.startswith("rename"):
            path = named[-1] if named else ""
        else:
            path = opened[1] if opened else ""
        path = os.path.normpath(os.path.join(folder, unescape(path)))
        if path.startswith((folder + "/outputs", folder + "/inputs", folder + "/marked", folder + "/.marked")) and (name, path) not in found:
            found.append((name, path))
    return found


def unescape(text):
    """strace writes bytes beyond ASCII as octal numbers."""
    raw = re.sub(rb"\\([0-7]{1,3})", lambda m: bytes([int(m[1], 8)]), text.encode())
    return raw.decode("utf-8", errors="replace")


def whole(month):
    """What is wrong with the run in force; "" for nothing."""
    if not os.path.exists(os.path.join(month, "latest")):
        return ""
    run = os.path.join(month, open(os.path.join(month, "latest")).read().strip())
    manifest = json.load(open(os.path.join(run, "manifest.json"), encoding="utf-8"))
    for f in manifest["artifacts"] + manifest["records"]:
        if hashlib.sha256(open(os.path.join(run, f["path"]), "rb").read()).hexdigest() != f["sha256"]:
            return f["path"] + " is not as the manifest says"
    return ""


def chained(outputs):
    """What is wrong with events.jsonl and the runs that it tells of; "" for nothing."""
    path = os.path.join(outputs, "events.jsonl")
    lines = open(path, "rb").read().split(b"\n") if os.path.exists(path) else [b""]
    if lines.pop():
        return "events.jsonl ends in a torn line"
    prev, there = "", {}
    for number, line in enumerate(lines, 1):
        event = json.loads(line)
        if event["n"] != number or event["prev"] != prev:
            return "events.jsonl is broken at line %d" % number
        prev = hashlib.sha256(line).hexdigest()
        if event["run"] and event["event"] in ("published", "removed"):
            there[event["period"] + "/" + event["run"]] = event["manifest_sha256"] if event["event"] == "published" else None
    for run, manifest in there.items():
        file = os.path.join(outputs, run, "manifest.json")
        if manifest != (hashlib.sha256(open(file, "rb").read()).hexdigest() if os.path.exists(file) else None):
            return "events.jsonl and " + run + " do not agree"
    for month in os.listdir(outputs):
        if re.match(r"\d{4}-\d\d$", month):
            for run in os.listdir(os.path.join(outputs, month)):
                if re.match(r"r\d+$", run) and there.get(month + "/" + run) is None:
                    return run + " has no event"
    return ""


def snapshot(folder):
    return {os.path.join(d, f): open(os.path.join(d, f), "rb").read() for d, _, fs in os.walk(folder) for f in fs}


def look(kind, folder, before, code, stderr, says):
    """What is wrong after a refused call."""
    month = os.path.join(folder, "outputs", "2020-12")
    if code not in (1, kind.done):
        yield f"exit code {code}"
    if code == 1 and (says not in stderr or "请" not in stderr or re.search(r"no space|input/output|panic", stderr)):
        yield "message: " + stderr.strip().replace("\n", " | ")
    if wrong := whole(month):
        yield wrong
    for path, data in before.items() if kind.name != "prune" else ():
        if not os.path.exists(path) or open(path, "rb").read() != data:
            yield path + " was changed"


def again(kind, folder, program, fonts):
    """What is wrong with the next call, or left after it."""
    code, _, stderr = call(folder, program, fonts, kind.arguments)
    if code != kind.done:
        yield f"the next call ends with {code}: {stderr.strip()}"
    month = os.path.join(folder, "outputs", "2020-12")
    if wrong := whole(month):
        yield "after the next call " + wrong
    if wrong := chained(os.path.join(folder, "outputs")):
        yield "after the next call " + wrong
    for d, folders, files in os.walk(folder):
        for name in folders + files:
            if name.endswith((".next", ".new", ".old", "-old")) or name in (".building", ".publishing", ".returning", ".running", ".pruning", ".removing", ".receiving"):
                yield "left over: " + os.path.join(d, name)


def shared(source, target):
    """Copies a file; one of the store, which is known by its content and never written again, is the same in both."""
    if os.path.basename(os.path.dirname(source)) == "store":
        os.link(source, target)
    else:
        shutil.copy2(source, target)


def kept(base):
    """What is wrong with the store that the attempts shared."""
    for d, _, files in os.walk(os.path.join(base, "outputs", "store")):
        for name in files:
            if hashlib.sha256(open(os.path.join(d, name), "rb").read()).hexdigest() != name:
                yield "the store's " + name + " was written again"


def fill(base, fonts):
    """Puts all fonts but the smallest into the store of a folder where nothing is published yet: one is enough to
    see what becomes of a font that cannot be kept."""
    store = os.path.join(base, "outputs", "store")
    os.makedirs(store)
    files = sorted((os.path.join(fonts, f) for f in os.listdir(fonts)), key=os.path.getsize)
    for file in files[1:]:
        data = open(file, "rb").read()
        with open(os.path.join(store, hashlib.sha256(data).hexdigest()), "wb") as f:
            f.write(data)


def attempt(kind, base, program, fonts, refused, error):
    name, path = refused
    with tempfile.TemporaryDirectory(dir=os.path.dirname(base)) as work:
        folder = os.path.join(work, "office")
        shutil.copytree(base, folder, symlinks=True, copy_function=shared)
        here = path.replace(base, folder, 1)
        earlier = snapshot(os.path.join(folder, "outputs", "2020-12", "r1"))
        tracer = ["strace", "-f", "-qq", "-o", "/dev/null", "-P", here, "-e", "trace=" + name, "-e", f"inject={name}:error={error}"]
        code, _, stderr = call(folder, program, fonts, kind.arguments, tracer)
        wrong = list(look(kind, folder, earlier, code, stderr, ERRORS[error])) + list(again(kind, folder, program, fonts))
        return [f"{kind.name}: {name} {os.path.relpath(path, base)} {error}: {w}" for w in wrong], code


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    options.add_argument("fonts")
    options.add_argument("--sample", type=int, default=1)
    o = options.parse_args()
    program, fonts = os.path.abspath(o.program), os.path.abspath(o.fonts)
    tried, failed, number, wrong = 0, 0, 0, []
    for kind in KINDS:
        with tempfile.TemporaryDirectory() as work:
            base, log = os.path.join(os.path.realpath(work), "base"), os.path.join(work, "log")
            os.makedirs(base)
            kind.prepare(base, program, fonts)
            if not kind.runs:
                fill(base, fonts)
            traced = os.path.join(os.path.realpath(work), "traced")
            shutil.copytree(base, traced, symlinks=True, copy_function=shared)
            call(traced, program, fonts, kind.arguments, ["strace", "-f", "-qq", "-y", "-s", "4096", "-o", log, "-e", "trace=" + CALLS])
            list_ = targets(log, traced)
            if not list_ and kind.name != "unchanged":
                wrong.append(kind.name + ": the trace names no file")
            for refused in list_:
                for error in ERRORS:
                    number += 1
                    if number % o.sample:
                        continue
                    told, code = attempt(kind, base, program, fonts, (refused[0], refused[1].replace(traced, base, 1)), error)
                    tried, failed, wrong = tried + 1, failed + (code == 1), wrong + told
            wrong += [kind.name + ": " + w for w in kept(base)]
            print(f"{kind.name}: {len(list_)} calls", flush=True)
    print("\n".join(wrong))
    print(f"{tried} refusals, {failed} failed runs, {len(wrong)} faults")
    sys.exit(1 if wrong or not failed else 0)


if __name__ == "__main__":
    main()
