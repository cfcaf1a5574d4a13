"""run.py: setting up, and starting without delay."""

import ast
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "run.py"
POSIX = pytest.mark.skipif(os.name == "nt", reason="the program is replaced by exec, and scripts stand in for others")
LINUX = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only here a screen or a library can be missing"
)


@pytest.fixture
def venv(tmp_path, monkeypatch):
    """The folder of an environment that is not there yet."""
    monkeypatch.setenv("ANNOTATOR_VENV", str(tmp_path / "venv"))
    return tmp_path / "venv"


@pytest.fixture
def run(venv):
    """run.py as a module, for that environment."""
    spec = importlib.util.spec_from_file_location("run_py", PROGRAM)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def made(run, venv):
    """An environment that is complete by its stamp; its Python says how it was called."""
    python = Path(run.PYTHON)
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$@"; echo "platform=$QT_QPA_PLATFORM"\n')
    python.chmod(0o755)
    (venv / "pyvenv.cfg").touch()
    stamp = {"state": "complete", "groups": "test", "inputs": run.fingerprint(), "system": "offscreen window"}
    run.write_stamp({**run.identity(), **stamp})
    return run


def call(*arguments, python=(sys.executable,), **environ):
    env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "CI")}
    env.pop("QT_QPA_PLATFORM", None)
    command = [*python, str(PROGRAM), *arguments]
    return subprocess.run(command, env={**env, **environ}, capture_output=True, text=True, timeout=60, check=False)


# ---------------------------------------------------------------- the file


def test_the_file_parses_on_an_old_python():
    ast.parse(PROGRAM.read_text(encoding="utf-8"), feature_version=(3, 8))


def test_the_file_needs_nothing_but_python():
    imports = [node for node in ast.walk(ast.parse(PROGRAM.read_text(encoding="utf-8"))) if hasattr(node, "names")]
    names = {
        getattr(node, "module", None) or node.names[0].name for node in imports if not isinstance(node, ast.Global)
    }
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_an_old_python_is_told_in_one_sentence(run, capsys, monkeypatch):
    monkeypatch.setattr(run, "NEEDED_PYTHON", (99, 0))
    assert run.main([]) == 1
    told = capsys.readouterr().err
    assert told.startswith("Annotator needs Python")
    assert len(told.splitlines()) == 1


@POSIX
def test_a_ready_start_imports_next_to_nothing(made):
    found = call("setup", python=(sys.executable, "-X", "importtime"))
    assert found.returncode == 0
    imported = {line.rpartition("|")[2].strip() for line in found.stderr.splitlines()}
    plain = subprocess.run([sys.executable, "-X", "importtime", "-c", ""], capture_output=True, text=True, check=True)
    imported -= {line.rpartition("|")[2].strip() for line in plain.stderr.splitlines()}
    assert imported & {"argparse", "pathlib", "subprocess", "typing", "shutil", "tempfile", "re", "socket"} == set()


# ---------------------------------------------------------------- the stamp


def test_only_what_is_installed_counts_in_pyproject(run):
    wanted = '[project]\ndependencies = [\n"a"]\n'
    build = "[tool.hatch.build]\nx = 1"
    assert run.relevant(f"{wanted}[tool.ruff]\nline-length = 1\n{build}\n[[tool.b.c]]\ny = 1") == wanted + build


def test_the_dependencies_of_this_project_count(run):
    relevant = run.relevant((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "PySide6-Essentials" in relevant
    assert "[dependency-groups]" in relevant
    assert "[tool.ruff" not in relevant


@POSIX
def test_a_complete_environment_is_ready(made):
    assert made.is_ready(made.read_stamp(), ["test"])
    assert not made.is_ready(made.read_stamp(), ["test", "lint"])


@POSIX
@pytest.mark.parametrize("key", ["state", "inputs", "root", "venv", "python", "format"])
def test_an_environment_that_differs_in_anything_is_not_ready(made, key):
    made.write_stamp({**made.read_stamp(), key: "begun"})
    assert not made.is_ready(made.read_stamp(), [])


@POSIX
def test_an_environment_whose_python_is_gone_is_not_ready(made):
    Path(made.PYTHON).unlink()
    assert not made.is_ready(made.read_stamp(), [])


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe\x00", b"no stamp at all", b": :\n"])
def test_a_damaged_stamp_is_no_stamp(run, venv, damage):
    venv.mkdir()
    Path(run.STAMP).write_bytes(damage)
    assert not run.is_ours(run.read_stamp())


def test_an_environment_from_elsewhere_is_used_but_a_half_made_one_is_not(run):
    assert not run.works({})  # there is none
    run.PYTHON = sys.executable
    assert run.works({}) == (sys.prefix != sys.base_prefix)
    assert not run.works({"state": "begun"})


# ---------------------------------------------------------------- setting up


def test_a_folder_of_something_else_is_left_alone(venv):
    venv.mkdir()
    (venv / "thesis.txt").write_text("years of work")
    found = call("setup", ANNOTATOR_VENV=str(venv))
    assert found.returncode == 1
    assert "holds something else" in found.stderr
    assert [path.name for path in venv.iterdir()] == ["thesis.txt"]


def test_an_unknown_group_is_named(venv):
    found = call("setup", "tset")
    assert found.returncode == 1
    assert "tset" in found.stderr


def test_a_lock_is_had_by_one(run, venv):
    venv.mkdir()
    lock = Path(run.LOCK)
    with lock.open("a") as one, lock.open("a") as two:
        assert run.try_lock(one.fileno())
        assert not run.try_lock(two.fileno())
    with lock.open("a") as three:
        assert run.try_lock(three.fileno())


@POSIX
def test_a_second_set_up_waits_for_the_first_and_then_has_nothing_to_do(made):
    complete = made.read_stamp()
    made.write_stamp({**complete, "state": "begun"})
    with Path(made.LOCK).open("a") as lock:
        assert made.try_lock(lock.fileno())
        waiting = subprocess.Popen([sys.executable, str(PROGRAM), "setup"], stderr=subprocess.PIPE, text=True)
        assert "waiting" in waiting.stderr.readline()
        made.write_stamp(complete)
    _, told = waiting.communicate(timeout=60)
    assert waiting.returncode == 0
    assert told.startswith("Annotator is set up.")


def test_emptying_an_environment_keeps_the_lock_and_follows_no_link(run, venv, tmp_path):
    venv.mkdir()
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "file").touch()
    (venv / "lib").mkdir()
    Path(run.LOCK).touch()
    if os.name != "nt":
        (venv / "lib64").symlink_to(tmp_path / "precious")
    run.remove_environment()
    assert [path.name for path in venv.iterdir()] == [Path(run.LOCK).name]
    assert (tmp_path / "precious" / "file").exists()


def test_a_step_that_fails_keeps_its_last_words(run, venv):
    venv.mkdir()
    with pytest.raises(run.Stop) as stop:
        run.quietly([sys.executable, "-c", "print('one'); print('two'); raise SystemExit(3)"], "It failed")
    assert "It failed:\n    one\n    two\n" in str(stop.value)
    assert str(run.LOG) in str(stop.value)
    assert "two" in Path(run.LOG).read_text()


@pytest.mark.parametrize(
    ("sign", "reason"),
    [("Failed to establish a new connection", "network"), ("No space left on device", "disk is full")],
)
def test_a_missing_network_and_a_full_disk_are_named(run, venv, sign, reason):
    venv.mkdir()
    with pytest.raises(run.Stop, match=reason):
        run.quietly([sys.executable, "-c", f"print('pip: {sign}'); raise SystemExit(1)"], "It failed")


def test_pip_is_not_led_elsewhere_by_the_environment(run):
    clean = run.clean_environment(
        {"PYTHONPATH": "x", "PIP_TARGET": "y", "PIP_USER": "1", "PIP_PROXY": "kept", "PATH": "p"}
    )
    assert clean.keys() == {"PIP_PROXY", "PATH", "PIP_USER", "PYTHONIOENCODING"}
    assert clean["PIP_USER"] == "0"


# ---------------------------------------------------------------- the system's packages


@pytest.fixture
def debian(tmp_path, monkeypatch, venv):
    """A Debian whose apt knows only some packages and writes down what it is asked to install."""
    venv.mkdir()
    folder = tmp_path / "bin"
    folder.mkdir()
    scripts = {
        "apt-cache": 'case "$3" in libglib2.0-0t64) exit 100;; *) echo "Version: 1";; esac',
        "apt-get": f'echo "$@" >> "{tmp_path}/asked"',
    }
    for name, script in scripts.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("CI", raising=False)
    return tmp_path / "asked"


@LINUX
def test_what_is_missing_is_one_line_to_type(run, debian):
    run.LIBRARIES["offscreen"] = {"libnothing.so.1": ("libglib2.0-0t64", "libglib2.0-0"), "libnone.so": ("libegl1",)}
    with pytest.raises(run.Stop, match=r"\n    sudo apt-get install libglib2\.0-0 libegl1"):
        run.need_system_packages(["offscreen"], environment=False)
    assert not debian.exists()


@LINUX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() != 0, reason="only root installs")
def test_a_machine_that_tests_installs_what_is_missing(run, debian, monkeypatch, capsys):
    monkeypatch.setenv("CI", "true")
    run.LIBRARIES["offscreen"] = {"libnothing.so.1": ("libnothing1",)}
    run.need_system_packages(["offscreen"], environment=False)
    asked = debian.read_text().splitlines()
    assert asked[0].endswith("update")
    assert asked[1].endswith("install --yes --no-install-recommends libnothing1")


@LINUX
def test_elsewhere_than_on_debian_the_libraries_are_named(run, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(run.Stop, match="libegl1"):
        run.need_packages([("libegl1",)])


@LINUX
def test_nothing_is_asked_for_where_nothing_is_missing(run, debian):
    run.LIBRARIES["offscreen"] = {"libc.so.6": ("libc6",)}
    run.need_system_packages(["window-of-nothing"], environment=True)
    run.need_system_packages(["offscreen"] if run.any_font() else [], environment=False)
    assert not debian.exists()


# ---------------------------------------------------------------- the screen


@LINUX
def test_no_screen_is_seen_in_the_environment(run):
    assert "DISPLAY" in run.screen_problem({})
    assert run.screen_problem({"QT_QPA_PLATFORM": "offscreen"}) == ""


@LINUX
@pytest.mark.parametrize("display", [":98765", "nonsense", "localhost:60000", ":"])
def test_a_screen_that_does_not_answer_is_named(run, display):
    assert f"DISPLAY={display}" in run.screen_problem({"DISPLAY": display})


@LINUX
def test_a_screen_that_answers_is_none_to_complain_of(run, tmp_path):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-0"))
        server.listen()
        wayland = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}
        assert run.screen_problem(wayland) == ""
        assert run.screen_problem({**wayland, "DISPLAY": ":98765"}) == ""
        assert run.screen_problem({**wayland, "WAYLAND_DISPLAY": "wayland-1"}) != ""


def test_a_remote_screen_is_asked_by_its_port(run):
    with socket.create_server(("127.0.0.1", 0)) as server:
        number = server.getsockname()[1] - 6000
        assert run.x_server_answers(f"127.0.0.1:{number}.0")
    assert not run.x_server_answers(f"127.0.0.1:{number}.0")


# ---------------------------------------------------------------- starting


@POSIX
def test_arguments_are_passed_on(made):
    found = call("a project.annot", "--lang", "vi")
    assert found.stdout.splitlines()[0] == "-P -m annotator a project.annot --lang vi"
    assert call("--", "--help").stdout.splitlines()[0] == "-P -m annotator --help"


@POSIX
def test_without_arguments_the_sample_project_is_opened(made):
    assert call(QT_QPA_PLATFORM="offscreen").stdout.splitlines()[0] == "-P -m annotator --sample"


@LINUX
def test_without_a_screen_the_tour_is_played(made):
    found = call()
    assert found.returncode == 0
    assert found.stdout.splitlines() == [f"-P -m annotator tour {ROOT / 'build' / 'tour'}", "platform=offscreen"]
    assert "there is no screen here" in found.stderr
    assert f"The pictures are in {ROOT / 'build' / 'tour'}" in found.stderr


@LINUX
def test_a_screen_that_qt_cannot_open_is_found_before_the_window(made):
    python = Path(made.PYTHON)
    python.write_text("#!/bin/sh\necho 'could not connect to display' >&2\nexit 134\n")
    assert "could not connect" in made.qt_problem({"DISPLAY": ":7"})
    python.write_text("#!/bin/sh\nexit 0\n")
    assert made.qt_problem({"DISPLAY": ":7"}) == ""
    python.write_text("#!/bin/sh\nexit 134\n")
    assert made.qt_problem({"DISPLAY": ":7"}) == ""  # tried once for each screen
    assert made.qt_problem({"DISPLAY": ":8"}) != ""


@POSIX
def test_the_programs_own_exit_code_comes_back(made):
    Path(made.PYTHON).write_text("#!/bin/sh\nexit 2\n")
    assert call("export").returncode == 2


def test_numbers_and_options_behind_a_program_are_its_own(run):
    programs = ["damage", "hostile", "kills"]
    assert run.asked_for([], programs) == [["damage"], ["hostile"], ["kills"]]
    assert run.asked_for(["hostile", "600", "kills", "--fast", "20"], programs) == [
        ["hostile", "600"],
        ["kills", "--fast", "20"],
    ]
    for words in (["600"], ["kills", "hostle"]):
        with pytest.raises(run.Stop, match=r"no program (600|hostle); there are: damage, hostile, kills"):
            run.asked_for(words, programs)


def test_help_is_of_run_py_itself():
    found = call("--help")
    assert found.returncode == 0
    assert "run.py test" in found.stdout


# ---------------------------------------------------------------- testing


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("====== 12 passed in 0.50s ======", 0, "12 passed, 0 failed"),
        ("1 failed, 2 passed, 3 skipped, 4 deselected in 61.20s (0:01:01)", 1, "2 passed, 1 failed, 3 skipped"),
        ("2 passed, 1 error in 1.00s", 1, "2 passed, 1 failed"),
        ("2 passed in 1.00s", 3, "2 passed, 0 failed (exit code 3)"),
        ("no tests ran in 0.01s", 0, "0 passed, 0 failed"),
        ("Success: no issues found in 3 source files", 0, ""),
        ("", 0, ""),
    ],
)
def test_the_counts_of_pytest_are_read(run, line, code, told):
    assert run.counts(f"before\n{line}\n", code) == told


def test_a_stage_shows_what_it_prints_and_keeps_the_code(run, capfd):
    code, told = run.stage(
        "name", [sys.executable, "-c", "print('1 failed in 0.1s'); raise SystemExit(1)"], dict(os.environ)
    )
    assert (code, told) == (1, "0 passed, 1 failed")
    assert "1 failed in 0.1s" in capfd.readouterr().out


def test_no_test_is_no_failure_only_where_there_may_be_none(run):
    command = [sys.executable, "-c", "raise SystemExit(5)"]
    assert run.stage("name", command, dict(os.environ))[0] == 5
    assert run.stage("name", command, dict(os.environ), none_is_fine=True)[0] == 0


@LINUX
@pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("openbox")), reason="Xvfb and openbox are not installed")
def test_a_screen_of_its_own_has_a_window_manager_and_ends(run, tmp_path):
    with run.VirtualScreen(str(tmp_path)) as display:
        assert run.x_server_answers(display)
    assert not run.x_server_answers(display)
