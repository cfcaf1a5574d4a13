"""How long until the window is there: process start to first paint, beside a bare PySide6 window in the same run.

    python3 run.py bench startup            or, with the environment's Python: tests/bench/startup.py [STARTS]

Prints medians over interleaved starts and their ratio; exits with 1 where the ratio is above the target. The first
paint is that of the window's ground; when the article and all panels are shown is printed too. Then what run.py adds
to a start of the program, once everything is set up. Offscreen unless QT_QPA_PLATFORM says otherwise.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = 1.5
WARM_UPS = 2

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

class Text(QPlainTextEdit):
    painted = False

    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, self.done)

    def done(self):
        print("first paint", flush=True)
        app.quit()

app = QApplication([])
window = QMainWindow()
window.setCentralWidget(Text("text"))
window.resize(1280, 800)
window.show()
app.exec()
"""


def moments(command, environ):
    """Milliseconds from starting `command` until it says `first paint` and, where it goes on, `furnished`."""
    began = time.perf_counter()
    said = {}
    with subprocess.Popen(
        command, env=environ, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        for line in process.stdout:
            said[line.strip()] = (time.perf_counter() - began) * 1000
        told = process.stderr.read().strip().splitlines()
    if "first paint" not in said:
        raise SystemExit(f"{' '.join(command[:5])} … painted nothing: {told[-1] if told else 'no reason given'}")
    return said["first paint"], said.get("furnished")


def medians(commands, environ, starts):
    """Milliseconds for each command, started in turns so that the machine's moods meet all of them."""
    taken = {name: [] for name in commands}
    for number in range(WARM_UPS + starts):
        for name, command in commands.items():
            painted, furnished = moments(command, environ)
            if number >= WARM_UPS:
                taken[name].append(painted)
                if furnished is not None and name == "annotator":
                    taken.setdefault("article shown", []).append(furnished)
    return {name: statistics.median(found) for name, found in taken.items()}, taken


def environment(folder):
    """A person of its own, so that neither settings nor projects of the machine's user are touched."""
    homes = dict.fromkeys(["HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "XDG_RUNTIME_DIR"], folder)
    xdg = {f"XDG_{name}_HOME": str(Path(folder) / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    environ = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **homes, **xdg, "ANNOTATOR_BENCH_FIRST_PAINT": "1"}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # the program's modules would be compiled anew at every start
    return environ


def runner(environ):
    """The command for run.py with the Python it is meant for; none where its environment is not this one."""
    python = getattr(sys, "_base_executable", "") or sys.executable
    question = "import run, sys; sys.exit(not run.is_ready(run.read_stamp(), []))"
    answer = subprocess.run([python, "-c", question], cwd=ROOT, env=environ, check=False)
    return [] if answer.returncode else [python, str(ROOT / "run.py"), "--sample"]


def main():
    starts = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory(prefix="annotator-bench-") as folder:
        environ = environment(folder)
        program = [sys.executable, "-P", "-m", "annotator", "--sample"]
        commands = {"bare window": [sys.executable, "-P", "-c", BARE], "annotator": program}
        started_by_run = runner(environ)
        if started_by_run:
            commands["run.py"] = started_by_run
            commands["Python alone"] = [started_by_run[0], "-c", "print('first paint')"]
        found, all_taken = medians(commands, environ, starts)
    for name, median in found.items():
        print(f"{name:12} {median:6.0f} ms   (fastest {min(all_taken[name]):.0f}, slowest {max(all_taken[name]):.0f})")
    ratio, shown = (found[name] / found["bare window"] for name in ("annotator", "article shown"))
    print(f"annotator / bare window: {ratio:.2f}   (target: at most {TARGET}; {starts} starts each)")
    print(f"article and panels shown / bare window: {shown:.2f}")
    if started_by_run:
        added = found["run.py"] - found["annotator"]
        print(f"run.py adds {added:.0f} ms to a start, {found['Python alone']:.0f} of them its Python's own start")
    else:
        print("run.py is not measured: start this with `python3 run.py bench startup`")
    return 1 if ratio > TARGET else 0


if __name__ == "__main__":
    sys.exit(main())
