#!/usr/bin/env python3
"""Set Annotator up and start it, with nothing but Python: `python3 run.py`, on Linux, macOS and Windows.

The environment lies in .venv beside this file (or in $ANNOTATOR_VENV). A stamp in it, written last, says what it was
made from; while that still holds, a start costs one small read. This file must parse on Python 3.8, so that an old
Python gets a sentence and no traceback, and it imports late, so that a start stays quick.
"""
# pathlib and early imports would cost more than all of the check of the stamp:
# ruff: noqa: PLC0415, PTH100, PTH103, PTH105, PTH107, PTH110, PTH111, PTH112, PTH114, PTH118, PTH119, PTH120, PTH123, PTH208

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # as in typing, which would take longer to import than all the rest here
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from subprocess import Popen

USAGE = """python3 run.py                  set up what is missing, then open the window on the sample project
python3 run.py ARGUMENTS        the same, then `annotator ARGUMENTS` (a project, or a command: see `run.py -- --help`)
python3 run.py setup [GROUP...] only set up (groups: test, lint, build)
python3 run.py test [ARGUMENTS] run the tests (pytest's arguments); where CI is set also linters, types and real windows
python3 run.py bench [NAME [NUMBERS or OPTIONS]...]  run the programs in tests/bench
python3 run.py faults [NAME [NUMBERS]...]            those in tests/faults/programs: kills, power cuts, damage"""

NEEDED_PYTHON = (3, 11)
GROUPS = ("test", "lint", "build")
ROOT = os.path.dirname(os.path.realpath(__file__))
VENV = os.path.abspath(os.environ.get("ANNOTATOR_VENV") or os.path.join(ROOT, ".venv"))
WINDOWS = os.name == "nt"
LINUX = sys.platform.startswith("linux")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if WINDOWS else os.path.join(VENV, "bin", "python")
CONSTRAINTS = os.path.join(ROOT, "packaging", "constraints.txt")
STAMP = os.path.join(VENV, "annotator-setup.txt")
LOCK = os.path.join(VENV, "annotator-setup.lock")
LOG = os.path.join(VENV, "annotator-setup.log")

# What Qt loads from the system: shared object -> Debian packages, the name that a newer release uses first.
LIBRARIES: dict[str, dict[str, tuple[str, ...]]] = {
    "offscreen": {
        "libEGL.so.1": ("libegl1",),
        "libGL.so.1": ("libgl1",),
        "libxkbcommon.so.0": ("libxkbcommon0",),
        "libdbus-1.so.3": ("libdbus-1-3",),
        "libfontconfig.so.1": ("libfontconfig1",),
        "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    },
    "window": {
        "libxcb-cursor.so.0": ("libxcb-cursor0",),
        "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
        "libxcb-icccm.so.4": ("libxcb-icccm4",),
        "libxcb-image.so.0": ("libxcb-image0",),
        "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
        "libxcb-randr.so.0": ("libxcb-randr0",),
        "libxcb-render-util.so.0": ("libxcb-render-util0",),
        "libxcb-shape.so.0": ("libxcb-shape0",),
        "libxcb-xkb.so.1": ("libxcb-xkb1",),
        "libX11-xcb.so.1": ("libx11-xcb1",),
    },
}
PROGRAMS = {"Xvfb": "xvfb", "xauth": "xauth", "xdotool": "xdotool", "openbox": "openbox"}
NETWORK_SIGNS = (
    "Failed to establish a new connection",
    "NewConnectionError",
    "NameResolutionError",
    "name resolution",
    "getaddrinfo failed",
    "Network is unreachable",
    "ConnectTimeout",
    "ProxyError",
    "Connection refused",
    "Connection aborted",
    "Read timed out",
)


class Stop(Exception):
    """Nothing more can be done; the text says why and what helps."""


def main(arguments: list[str]) -> int:
    """Do what the first argument says; return the exit code."""
    if sys.version_info < NEEDED_PYTHON:
        say(f"Annotator needs Python 3.11 or newer; this is Python {python_version()} ({sys.executable}).")
        return 1
    try:
        return dispatch(arguments)
    except Stop as stop:
        say(str(stop))
        return 1
    except OSError as error:
        say(f"The system refuses: {error}")
        return 1
    except KeyboardInterrupt:
        say("\nInterrupted. What is half done is noticed and mended at the next start.")
        return 130


def dispatch(arguments: list[str]) -> int:
    """Run the command that the first argument names; all that is none of ours is the program's."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command in ("-h", "--help", "help"):
        print(USAGE)
        return 0
    if command == "setup":
        return only_set_up(rest)
    if command == "test":
        return test(rest)
    if command == "bench":
        return run_programs(rest, "bench", groups=())
    if command == "faults":
        return run_programs(rest, "faults", "programs", groups=("test",))
    return start(rest if command == "--" else arguments)


def python_version() -> str:
    """Return the version that decides whether an environment fits this Python, such as 3.11."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def say(text: str) -> None:
    """Tell the person, at once and beside what programs print."""
    print(text, file=sys.stderr, flush=True)


def in_ci() -> bool:
    """Whether a machine runs this, unattended."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


# ---------------------------------------------------------------- the stamp


def relevant(pyproject: str) -> str:
    """Return what of pyproject.toml decides over the environment: all but the settings of tools that are no build."""
    kept: list[str] = []
    wanted = True
    for line in pyproject.splitlines():
        if line.startswith("["):
            wanted = not line.startswith(("[tool.", "[[tool.")) or line.startswith("[tool.hatch.")
        if wanted:
            kept.append(line)
    return "\n".join(kept)


def identity() -> dict[str, str]:
    """Return what an environment depends on; where one of these differs it is made anew."""
    machine = "" if WINDOWS else os.uname().machine
    return {
        "format": "1",
        "root": ROOT,
        "venv": VENV,
        "python": f"{sys.implementation.name} {python_version()} {sys.platform} {machine}",
    }


def fingerprint() -> str:
    """Return the hash of the files that say what is installed."""
    import hashlib

    parts = []
    for path in (os.path.join(ROOT, "pyproject.toml"), CONSTRAINTS):
        with open(path, encoding="utf-8") as stream:
            parts.append(stream.read())
    return hashlib.sha256((relevant(parts[0]) + "\0" + parts[1]).encode()).hexdigest()


def read_stamp() -> dict[str, str]:
    """Return the stamp, empty where there is none or it is no stamp."""
    try:
        with open(STAMP, encoding="utf-8") as stream:
            pairs = [line.rstrip("\n").partition(": ") for line in stream]
    except (OSError, ValueError):
        return {}
    return {key: value for key, _, value in pairs}


def write_stamp(stamp: Mapping[str, str]) -> None:
    """Write the stamp so that it is there whole or not at all."""
    with open(STAMP + ".new", "w", encoding="utf-8") as stream:
        stream.writelines(f"{key}: {value}\n" for key, value in stamp.items())
    os.replace(STAMP + ".new", STAMP)


def is_ours(stamp: Mapping[str, str]) -> bool:
    """Whether this checkout and this Python made the environment, to its end, and it is still there."""
    made = all(stamp.get(key) == value for key, value in identity().items())
    return made and stamp.get("state") == "complete" and os.path.exists(PYTHON)


def is_ready(stamp: Mapping[str, str], groups: Iterable[str]) -> bool:
    """Whether nothing is left to install."""
    return is_ours(stamp) and set(groups) <= words(stamp, "groups") and stamp.get("inputs") == fingerprint()


def words(stamp: Mapping[str, str], key: str) -> set[str]:
    """Return a list in the stamp."""
    return set(stamp.get(key, "").split())


# ---------------------------------------------------------------- setting up


def set_up(groups: Iterable[str] = (), system: Iterable[str] = ()) -> None:
    """Make the environment ready with these dependency groups, and see that the system has what Qt needs."""
    stamp = read_stamp()
    if not (is_ready(stamp, groups) and set(system) <= words(stamp, "system")):
        refuse_a_folder_of_something_else()
        with open(LOCK, "a", encoding="utf-8") as stream:
            take_lock(stream.fileno())  # the system gives it back when this process ends, however it ends
            stamp = read_stamp()
            unknown = set(system) - words(stamp, "system")
            need_system_packages(unknown, environment=not is_ours(stamp))
            if not is_ready(stamp, groups):
                install(stamp, sorted({*groups, *(words(stamp, "groups") if is_ours(stamp) else ())}))
            note("system", words(stamp, "system") | unknown)


def note(key: str, found: Iterable[str]) -> None:
    """Keep a list in the stamp."""
    write_stamp({**read_stamp(), key: " ".join(sorted(found))})


def refuse_a_folder_of_something_else() -> None:
    """Stop before anything is installed into, or deleted from, a folder that is no environment."""
    try:
        os.makedirs(VENV, exist_ok=True)
    except OSError as error:
        raise Stop(f"{VENV} cannot be made ({error}). Set ANNOTATOR_VENV to a folder that can.") from error
    ours = {os.path.basename(path) for path in (STAMP, LOCK, LOG)}
    if set(os.listdir(VENV)) - ours and not os.path.exists(os.path.join(VENV, "pyvenv.cfg")) and not read_stamp():
        raise Stop(f"{VENV} holds something else than a Python environment. Move it, or set ANNOTATOR_VENV.")


def take_lock(descriptor: int) -> None:
    """Wait until no other process sets this environment up."""
    import time

    told = False
    while not try_lock(descriptor):
        if not told:
            say("Another set-up is under way; waiting for it ...")
            told = True
        time.sleep(0.2)


def try_lock(descriptor: int) -> bool:
    """Take the operating system's lock on an open file, unless another process has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def install(stamp: Mapping[str, str], groups: list[str]) -> None:
    """Create or mend the environment and install everything; the stamp says `begun` until all is done."""
    import time

    began = time.monotonic()
    fresh = not is_ours(stamp) and not works(stamp)
    say(f"Setting up Annotator in {VENV}" + (" (once; about 200 MB to download)" if fresh else ""))
    if fresh:
        say("  Python environment")
        remove_environment()
        write_stamp({**identity(), "state": "begun"})
        make_environment()
    write_stamp({**identity(), "state": "begun"})
    inputs = fingerprint()
    pip(["--upgrade", "pip"], "pip")
    chosen = [word for group in groups for word in ("--group", group)]
    pip(["--build-constraint", CONSTRAINTS, "--editable", ROOT, *chosen], "packages")
    write_stamp({**identity(), "state": "complete", "groups": " ".join(groups), "inputs": inputs})
    say(f"  done in {time.monotonic() - began:.0f} s")


def works(stamp: Mapping[str, str]) -> bool:
    """Whether an environment that somebody made by hand (it has no stamp) is of this Python and can be used."""
    if stamp or not os.path.exists(PYTHON):
        return False
    import subprocess

    code = "import sys, pip; print(*sys.version_info[:2], sep='.'); sys.exit(sys.prefix == sys.base_prefix)"
    found = subprocess.run([PYTHON, "-I", "-c", code], capture_output=True, text=True, check=False)
    return found.returncode == 0 and found.stdout.strip() == python_version()


def remove_environment() -> None:
    """Empty the folder, all but the lock that this process holds."""
    import shutil

    for name in os.listdir(VENV):
        path = os.path.join(VENV, name)
        if path == LOCK:
            continue
        try:
            if os.path.isdir(path) and not os.path.islink(path):
                shutil.rmtree(path)
            else:
                os.remove(path)
        except OSError as error:
            raise Stop(f"{path} cannot be removed ({error}). Close Annotator if it is running.") from error


def make_environment() -> None:
    """Run `python -m venv`, with the Python itself where this one runs in an environment."""
    base = getattr(sys, "_base_executable", "") or sys.executable
    quietly([base, "-I", "-m", "venv", VENV], "Python cannot make an environment (python -m venv)")


def pip(arguments: list[str], what: str) -> None:
    """Run `pip install` under the constraints, calmly."""
    command = [PYTHON, "-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--retries", "2"]
    seen = Progress("  " + what)
    quietly([*command, "--constraint", CONSTRAINTS, *arguments], "pip could not install what is needed", seen)
    seen.close()


class Progress:
    """One line on a terminal that names the package at hand; nothing but its title elsewhere."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.live = sys.stderr.isatty()
        if self.live:
            self.show(title)
        else:
            say(title)

    def __call__(self, line: str) -> None:
        found = line.split()
        if self.live and found and found[0] in ("Collecting", "Downloading", "Installing", "Preparing"):
            name = "installing" if found[0] == "Installing" else found[1].rpartition("/")[2].partition("-")[0]
            self.show(self.title + ": " + name)

    def show(self, text: str) -> None:
        sys.stderr.write("\r" + text[:70].ljust(72))
        sys.stderr.flush()

    def close(self) -> None:
        if self.live:
            self.show(self.title)
            sys.stderr.write("\n")


def quietly(command: list[str], failure: str, on_line: Callable[[str], None] | None = None) -> None:
    """Run a command into the log; where it fails, stop with a sentence and its last lines."""
    import subprocess
    from collections import deque

    last: deque[str] = deque(maxlen=12)
    signs: set[str] = set()
    with open(LOG, "a", encoding="utf-8") as log:
        log.write("$ " + " ".join(command) + "\n")
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
            env=clean_environment(os.environ), cwd=ROOT, text=True, encoding="utf-8", errors="replace",
        ) as process:  # fmt: skip
            for line in process.stdout or ():
                log.write(line)
                last.append(line.rstrip())
                signs.update(sign for sign in (*NETWORK_SIGNS, "No space left") if sign in line)
                if on_line:
                    on_line(line)
    if process.returncode:
        shown = "\n".join("    " + line for line in last)
        raise Stop(f"\n{why(failure, signs)}\n{shown}\nAll of it: {LOG}")


def why(failure: str, signs: set[str]) -> str:
    """Return the sentence for a failed step."""
    if "No space left" in signs:
        return failure + ", as the disk is full. Make room (about 1 GB) and run this again."
    if signs:
        return failure + ", as the network cannot be reached. Connect and run this again; what was downloaded is kept."
    return failure + ":"


def clean_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the variables for pip and venv, without those that would lead them to another place."""
    dropped = {"PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__", "PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_ROOT"}
    kept = {name: value for name, value in environ.items() if name not in dropped}
    return {**kept, "PIP_USER": "0", "PYTHONIOENCODING": "utf-8"}


# ---------------------------------------------------------------- the system's packages


def need_system_packages(kinds: Iterable[str], *, environment: bool) -> None:
    """Install, or name and stop, the Debian packages missing for these kinds (offscreen, window, programs).

    With `environment` also what `python -m venv` needs and Debian leaves out of Python.
    """
    if not LINUX:
        return
    import importlib.util
    import shutil

    missing = [
        packages for kind in kinds for name, packages in LIBRARIES.get(kind, {}).items() if not loads(name)
    ]  # fmt: skip
    if "offscreen" in kinds and not any_font():
        missing.append(("fonts-dejavu-core",))
    if "programs" in kinds:
        missing += [(package,) for name, package in PROGRAMS.items() if not shutil.which(name)]
    if environment and importlib.util.find_spec("ensurepip") is None:
        own = f"python{python_version()}"
        default = os.path.basename(os.path.realpath("/usr/bin/python3")) == own
        missing.append(("python3-venv" if default else own + "-venv",))
    if missing:
        need_packages(missing)


def loads(library: str) -> bool:
    """Whether the system's loader finds a shared object."""
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def any_font() -> bool:
    """Whether there is a font at all."""
    places = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
    walks = (os.walk(os.path.expanduser(place)) for place in places)
    return any(
        name.lower().endswith((".ttf", ".otf", ".ttc", ".pfb"))
        for walk in walks
        for _, _, names in walk
        for name in names
    )


def need_packages(missing: list[tuple[str, ...]]) -> None:
    """Install Debian packages where a machine runs this as root; otherwise stop with the line to type."""
    import shutil

    if not shutil.which("apt-get"):
        names = ", ".join(packages[-1] for packages in missing)
        raise Stop(f"This system lacks (in Debian's names) {names}. Install them, then run this again.")
    attended = not (in_ci() and os.geteuid() == 0)
    if not attended:
        apt_get("update")
    names = " ".join(next((name for name in packages if in_apt(name)), packages[-1]) for packages in missing)
    if attended:
        raise Stop(
            f"This system lacks what Python or Qt need. Run this, then start again:\n    sudo apt-get install {names}"
        )
    say("  apt-get install " + names)
    apt_get("install", "--yes", "--no-install-recommends", *names.split())


def in_apt(package: str) -> bool:
    """Whether apt knows a package that can be installed under this name."""
    import subprocess

    found = subprocess.run(["apt-cache", "show", "--no-all-versions", package], capture_output=True, check=False)
    return found.returncode == 0 and b"Version:" in found.stdout


def apt_get(*arguments: str) -> None:
    """Run apt-get without questions."""
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    quietly(["apt-get", "--quiet", "-o", "DPkg::Lock::Timeout=300", *arguments], f"apt-get {arguments[0]} failed")


# ---------------------------------------------------------------- the screen


def screen_problem(environ: Mapping[str, str]) -> str:
    """Return why no window can be opened here, or "". Only looks at the environment and knocks at the sockets."""
    if not LINUX or environ.get("QT_QPA_PLATFORM"):
        return ""
    display, wayland = environ.get("DISPLAY", ""), environ.get("WAYLAND_DISPLAY", "")
    if not display and not wayland:
        return "there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set)"
    if wayland and answers(os.path.join(environ.get("XDG_RUNTIME_DIR", ""), wayland)):
        return ""
    if display and x_server_answers(display):
        return ""
    name = f"DISPLAY={display}" if display else f"WAYLAND_DISPLAY={wayland}"
    return f"the screen cannot be reached ({name})"


def x_server_answers(display: str) -> bool:
    """Whether an X server listens at DISPLAY (`:0`, `host:0.0`)."""
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdigit():
        return False
    if host not in ("", "unix"):
        return answers((host.strip("[]"), 6000 + int(number)))
    path = "/tmp/.X11-unix/X" + number
    return answers(path) or answers("\0" + path)


def answers(address: str | tuple[str, int]) -> bool:
    """Whether somebody listens at a socket: a path, or host and port."""
    import socket

    try:
        if isinstance(address, tuple):
            socket.create_connection(address, timeout=3).close()
        else:
            with socket.socket(socket.AF_UNIX) as probe:
                probe.settimeout(3)
                probe.connect(address)
    except OSError:
        return False
    return True


def qt_problem(environ: Mapping[str, str]) -> str:
    """Return why Qt itself cannot open this screen, tried once for each screen in a process of its own, or ""."""
    screen = environ.get("WAYLAND_DISPLAY", "") or environ.get("DISPLAY", "")
    if not LINUX or environ.get("QT_QPA_PLATFORM") or screen in words(read_stamp(), "screens"):
        return ""
    import subprocess

    code = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    tried = subprocess.run([PYTHON, "-I", "-c", code], capture_output=True, text=True, check=False)
    if tried.returncode == 0:
        note("screens", words(read_stamp(), "screens") | {screen})
        return ""
    reason = (tried.stderr.strip().splitlines() or ["no reason given"])[0]
    return f"Qt cannot open the screen {screen} ({reason})"


# ---------------------------------------------------------------- the commands


def only_set_up(groups: list[str]) -> int:
    """Set up with these groups and do nothing else."""
    unknown = set(groups) - set(GROUPS)
    if unknown:
        raise Stop(f"There is no group {', '.join(sorted(unknown))}; there are {', '.join(GROUPS)}.")
    set_up(groups, system_for_window())
    say("Annotator is set up. Start it with: python3 run.py")
    return 0


def start(arguments: list[str]) -> int:
    """Open the window, or run a command of the program; without a screen and without arguments, play the tour."""
    window = not arguments or arguments[0].startswith("-") or arguments[0].endswith(".annot")
    problem = screen_problem(os.environ)
    set_up(system=system_for_window() if window else ("offscreen",) if arguments[0] == "tour" else ())
    if arguments:
        return replace_by(arguments)
    problem = problem or qt_problem(os.environ)
    return play_tour(problem) if problem else replace_by(["--sample"])


def system_for_window() -> tuple[str, ...]:
    """Return which libraries a window needs here; X11's only where it is X11 that shows it."""
    x11 = os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY")
    return ("offscreen", "window") if x11 else ("offscreen",)


def command_line(*arguments: str) -> list[str]:
    """Return the command for the environment's Python that ignores modules lying in the current folder."""
    # Python 3.11 and 3.12 on Windows read the path of this checkout from a file, in UTF-8 only when told so
    return [PYTHON, *(("-X", "utf8") if WINDOWS else ()), "-P", *arguments]


def replace_by(arguments: list[str]) -> int:
    """Become the program."""
    command = command_line("-m", "annotator", *arguments)
    if not WINDOWS:
        os.execv(command[0], command)
    import subprocess

    return subprocess.call(command)


def play_tour(problem: str) -> int:
    """Show the program where it cannot be shown: as pictures."""
    import subprocess

    folder = os.path.join(ROOT, "build", "tour")
    os.makedirs(folder, exist_ok=True)
    say(f"The window cannot be opened: {problem}.\nPlaying the tour without it, as pictures ...")
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    failed = subprocess.call(command_line("-m", "annotator", "tour", folder), env=environ)
    if not failed:
        say(f"The pictures are in {folder}")
    return failed


def asked_for(words: list[str], programs: list[str]) -> list[list[str]]:
    """Return each program that was named with its arguments, all of them where none was. Raises Stop for another."""
    asked: list[list[str]] = [] if words else [[name] for name in programs]
    for word in words:
        if word in programs:
            asked.append([word])
        elif asked and (word.startswith("-") or word.isdigit()):
            asked[-1].append(word)
        else:
            raise Stop(f"There is no program {word}; there are: {', '.join(programs)}")
    return asked


def run_programs(words: list[str], *folder: str, groups: Iterable[str]) -> int:
    """Run the programs in a folder of the tests, or those named, without a screen where none is given.

    Numbers and options behind a name are that program's.
    """
    import subprocess

    set_up(groups, ("offscreen",))
    place = os.path.join(ROOT, "tests", *folder)
    found = sorted(name[:-3] for name in os.listdir(place) if name.endswith(".py") and name[0].isalpha())
    programs = [name for name in found if not name.startswith(("test_", "conftest"))]
    asked = asked_for(words, programs)
    environ = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    failed = []
    for name, *arguments in asked:
        say("== " + " ".join((name, *arguments)))
        if subprocess.call(command_line(os.path.join(place, name + ".py"), *arguments), env=environ, cwd=ROOT):
            failed.append(name)
    say(f"failed: {', '.join(failed)}" if failed else f"{len(asked)} ran")
    return 1 if failed else 0


def test(arguments: list[str]) -> int:
    """Run the tests that need no screen; where CI is set also the linters, the types and the real windows."""
    import tempfile

    everything = in_ci()
    set_up(("test", "lint"), ("offscreen", "window", "programs") if everything and not WINDOWS else ("offscreen",))
    results: list[tuple[str, int, str]] = []
    with tempfile.TemporaryDirectory(prefix="annotator-test-") as runtime:
        environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        environ.setdefault("XDG_RUNTIME_DIR", runtime)  # Qt warns without one, and a warning fails a test
        if everything:
            for name, command in checks().items():
                results.append((name, *stage(name, command, environ)))
            if LINUX:
                results.append(("window", *window_tests(environ, runtime)))
        # Files side by side, as many as there are processors; the tests of one file stay together.
        command = command_line("-m", "pytest", "-n", "auto", "--dist", "loadfile", "-m", "not window", *arguments)
        results.append(("tests", *stage("tests", command, environ)))
    print()
    for name, code, told in results:
        print(f"{name}: {told or ('failed' if code else 'passed')}", flush=True)
    return 1 if any(code for _, code, _ in results) else 0


def checks() -> dict[str, list[str]]:
    """Return the checks that run no code of ours."""
    layers = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    return {
        "lint": command_line("-m", "ruff", "check", "--no-cache", "--output-format", "concise", "."),
        "format": command_line("-m", "ruff", "format", "--no-cache", "--check", "."),
        "types": command_line("-m", "mypy"),
        "layers": command_line("-c", layers, "--no-cache"),
    }


def window_tests(environ: dict[str, str], runtime: str) -> tuple[int, str]:
    """Run the tests marked `window` on a screen and under a window manager of their own."""
    with VirtualScreen(runtime) as display:
        there = {**environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        there.pop("WAYLAND_DISPLAY", None)
        return stage("window", command_line("-m", "pytest", "-m", "window"), there, none_is_fine=True)


def stage(name: str, command: list[str], environ: dict[str, str], *, none_is_fine: bool = False) -> tuple[int, str]:
    """Run one stage, showing what it prints as it comes; return its exit code and, of pytest, the counts."""
    import subprocess

    print(f"== {name}", flush=True)
    if sys.stdout.isatty():
        environ = {**environ, "PY_COLORS": "1", "COLUMNS": str(os.get_terminal_size().columns)}
    tail = b""
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environ, cwd=ROOT) as process:
        assert process.stdout
        source = process.stdout.fileno()
        for chunk in iter(lambda: os.read(source, 1 << 16), b""):
            os.write(1, chunk)
            tail = (tail + chunk)[-2000:]
    if none_is_fine and process.returncode == 5:
        return 0, "no tests"
    return process.returncode, counts(tail.decode(errors="replace"), process.returncode)


def counts(output: str, code: int) -> str:
    """Return pytest's closing line as `N passed, N failed`, or "" where these are not pytest's words."""
    import re

    closing = (output.strip().splitlines() or [""])[-1]
    if not re.search(r" in [0-9.]+s", closing):
        return ""
    found = {word: int(number) for number, word in re.findall(r"([0-9]+) ([a-z]+)", closing)}
    failed = found.get("failed", 0) + found.get("error", 0) + found.get("errors", 0)
    skipped = f", {found['skipped']} skipped" if "skipped" in found else ""
    broken = f" (exit code {code})" if code and not failed else ""
    return f"{found.get('passed', 0)} passed, {failed} failed{skipped}{broken}"


class VirtualScreen:
    """A screen in memory (Xvfb) with a window manager (openbox); both end with the `with` block."""

    def __init__(self, runtime: str) -> None:
        self.runtime = runtime
        self.processes: list[Popen[bytes]] = []

    def __enter__(self) -> str:
        """Return the DISPLAY, once the window manager works."""
        import subprocess

        reader, writer = os.pipe()
        screen = ["-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"]
        server = ["Xvfb", "-displayfd", str(writer), *screen]
        self.processes.append(subprocess.Popen(server, pass_fds=(writer,), stderr=subprocess.DEVNULL))
        os.close(writer)
        with os.fdopen(reader) as stream:
            display = ":" + stream.readline().strip()
        started = os.path.join(self.runtime, "openbox-started")
        manager = ["openbox", "--sm-disable", "--startup", f"touch {started}"]
        environ = {**os.environ, "DISPLAY": display}
        self.processes.append(subprocess.Popen(manager, env=environ, stderr=subprocess.DEVNULL))
        if display == ":" or not self.appears(started):
            self.__exit__()
            raise Stop("The virtual screen (Xvfb with openbox) did not start.")
        return display

    def appears(self, path: str) -> bool:
        """Whether a file comes to be within ten seconds."""
        import time

        deadline = time.monotonic() + 10
        while not os.path.exists(path) and time.monotonic() < deadline:
            time.sleep(0.02)
        return os.path.exists(path)

    def __exit__(self, *_: object) -> None:
        """End both, the window manager first."""
        while self.processes:
            process = self.processes.pop()
            process.terminate()
            process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
