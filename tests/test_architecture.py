"""What holds for the whole source: the layers, translatable texts, a light command line, nothing local or stray."""

import ast
import gc
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from annotator.domain import errors

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "annotator"

# ---------------------------------------------------------------- layers


def test_the_layers_are_kept():
    code = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    command = [sys.executable, "-c", code, "--no-cache"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_the_command_line_does_without_qt_and_the_heavy_packages():
    command = [sys.executable, "-X", "importtime", "-m", "annotator", "--help"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr[-500:]
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in found.stderr.splitlines()}
    heavy = {"PySide6", "shiboken6", "sqlite_utils", "pyvi", "numpy", "scipy", "sklearn", "pycrfsuite"}
    assert imported & heavy == set()
    assert "annotator" in imported


# ---------------------------------------------------------------- translatable texts

# Methods and classes whose texts a person reads, and which of their positional arguments these are (None: all).
SHOWN = {
    **dict.fromkeys(
        [
            "setText", "setToolTip", "setStatusTip", "setWhatsThis", "setWindowTitle", "setPlaceholderText", "setTitle",
            "setAccessibleName", "setAccessibleDescription", "setLabelText", "setInformativeText", "setDetailedText",
            "setButtonText", "setIconText", "setHeaderLabels", "setSuffix", "setPrefix", "setSpecialValueText",
            "addAction", "addMenu", "addTab", "addRow", "setTabText", "setItemText", "showMessage",
            "addButton", "information", "warning", "question", "critical", "about",
            "QLabel", "QAction", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QMenu",
            "QDockWidget", "QToolBar", "QProgressDialog", "QMessageBox",
        ]
    ),
    "addItem": (0,),  # what follows may be data that nobody sees
    "insertItem": (1,),
    "addItems": (0,),
}  # fmt: skip
LETTERS = re.compile(r"[^\W\d_]{2}")


def name_of(node):
    return getattr(node, "attr", None) or getattr(node, "id", "")


def literal_texts(node):
    """The literal texts an expression shows as they stand; what stands inside a call (such as tr) is not looked at."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.Call):
        return []
    if isinstance(node, ast.FormattedValue):
        return []
    if isinstance(node, ast.IfExp):
        return literal_texts(node.body) + literal_texts(node.orelse)
    return [text for child in ast.iter_child_nodes(node) for text in literal_texts(child)]


def is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def shown_untranslated(tree):
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = name_of(call.func)
        if name not in SHOWN or name_of(getattr(call.func, "value", None)) == "_log":
            continue
        places = SHOWN[name]
        texts = [
            text
            for place, argument in enumerate(call.args)
            if (places is None or place in places)
            and not isinstance(argument, ast.Attribute | ast.Name | ast.Subscript)
            for text in literal_texts(argument)
        ]
        if any(LETTERS.search(text.replace("Annotator", "")) for text in texts):  # the program's name is its name
            yield call.lineno, f"{name} shows {texts} without tr()"


def wrongly_translated(tree):
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = name_of(call.func)
        if name == "tr" and not (call.args and is_text(call.args[0])):
            yield call.lineno, "tr() of something that is no literal: it is never found in the translation"
        if name == "QT_TRANSLATE_NOOP" and not all(is_text(argument) for argument in call.args):
            yield call.lineno, "QT_TRANSLATE_NOOP of something that is no literal"
        of_qt = name == "translate" and name_of(getattr(call.func, "value", None)) in (
            "QCoreApplication",
            "QApplication",
        )
        if of_qt and not all(is_text(argument) for argument in call.args[:2]):
            yield call.lineno, "translate() of something that is no literal"
        ours = name == "translated" and isinstance(call.func, ast.Name)
        if ours and not isinstance(call.args[1], ast.Name | ast.Attribute | ast.Subscript):
            yield call.lineno, "translated() is for texts marked elsewhere"


USER_ERRORS = {name for name, found in vars(errors).items() if isinstance(found, type) and issubclass(found, Exception)}


def unmarked_errors(tree):
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
        sentence = re.sub(r"\{\w*\}", "", "".join(literal_texts(call.args[0])))  # a place to fill needs no translation
        if name_of(call.func) in USER_ERRORS and (LETTERS.search(sentence) or isinstance(call.args[0], ast.JoinedStr)):
            yield call.lineno, f"{name_of(call.func)} without QT_TRANSLATE_NOOP"


def found_by(check, paths):
    return [
        f"{path.relative_to(ROOT)}:{line}: {what}"
        for path in sorted(paths)
        for line, what in check(ast.parse(path.read_text(encoding="utf-8")))
    ]


def window_sources():
    return [PACKAGE / "gui.py", *(PACKAGE / "ui").rglob("*.py")]


def test_no_text_reaches_a_person_untranslated():
    assert found_by(shown_untranslated, window_sources()) == []


def test_only_literals_are_translated():
    # ui/i18n.py is the one place where texts marked elsewhere are looked up
    assert found_by(wrongly_translated, set(window_sources()) - {PACKAGE / "ui" / "i18n.py"}) == []


def test_every_error_for_a_person_is_marked_for_translation():
    assert found_by(unmarked_errors, PACKAGE.rglob("*.py")) == []


@pytest.mark.parametrize(
    "line",
    [
        'label.setText("Saved")',
        'QLabel("Saved", self)',
        'label.setToolTip(f"Saved {when}")',
        'box.addItem("Saved", "saved")',
        'label.setText("Saved" if ok else self.tr("Not saved"))',
        'label.setText("Saved " + name)',
        'bar.showMessage("Saved: %s" % name)',
    ],
)
def test_an_untranslated_text_is_seen(line):
    assert list(shown_untranslated(ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    [
        'label.setText(self.tr("Saved"))',
        'label.setText("…")',
        'window.setWindowTitle(f"{name} - Annotator")',
        'label.setToolTip(f"{name}  {key}")',
        'box.addItem(self.tr("Dark"), "dark")',
        'label.setText(names["first"])',
        'label.setObjectName("status")',
    ],
)
def test_what_needs_no_translation_is_left_alone(line):
    assert list(shown_untranslated(ast.parse(line))) == []


@pytest.mark.parametrize(
    "line",
    ['self.tr(f"Saved {x}")', "self.tr(name)", 'QCoreApplication.translate("ui", name)', 'translated("ui", "Saved")'],
)
def test_a_translation_that_cannot_work_is_seen(line):
    assert list(wrongly_translated(ast.parse(line)))


# ---------------------------------------------------------------- PySide6


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there; the bound below is what holds")
def test_qt_methods_without_a_result_keep_the_count_of_none():
    from PySide6.QtCore import QObject, QTimer

    thing, timer = QObject(), QTimer()
    gc.collect()
    before = sys.getrefcount(None)
    for number in range(20_000):
        thing.setObjectName("x")
        timer.setInterval(number)
    gc.collect()
    assert sys.getrefcount(None) > before - 1000


def test_the_version_of_pyside6_that_kills_python_is_out_of_bounds():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "PySide6-Essentials>=6.8,<6.12" in project["dependencies"]


# ---------------------------------------------------------------- what lies in the repository

SKIPPED = {".git", ".venv", "build", "dist", "__pycache__"}
LOCK_FILES = {
    "uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock", "pylock.toml",
    "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml",
}  # fmt: skip


def files():
    def walk(folder):
        for path in sorted(folder.iterdir()):
            if path.is_dir() and not path.is_symlink():
                if (
                    path.name not in SKIPPED
                    and not path.name.endswith(("_cache", ".egg-info"))
                    and path.name != ".hypothesis"
                ):
                    yield from walk(path)
            elif path.is_file():
                yield path

    return list(walk(ROOT))


def lines_matching(pattern):
    for path in files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if pattern.search(line):
                yield f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"


def test_no_file_names_a_folder_of_one_machine():
    # put together here so that this file does not name them either
    places = "|".join(["/" + "work/", "/" + "root/", "/" + "home/", "/" + "Users/", r"[A-Z]:\\{1,2}" + "Users"])
    assert list(lines_matching(re.compile(rf"(?<![\w.\-}}])(?:{places})\w"))) == []


def test_no_file_names_the_host_of_a_package_index():
    hosts = [
        r"py" + r"pi\.(?:org|python)",
        "python" + "hosted",
        r"registry\." + "npmjs",
        r"deb\." + "debian",
        r"crates\." + "io",
    ]
    assert list(lines_matching(re.compile("|".join(hosts)))) == []


def test_no_lock_file_is_kept():
    assert [path for path in files() if path.name in LOCK_FILES] == []


def test_every_dependency_is_pinned_once():
    pins = [
        line.partition(";")[0].strip()
        for line in (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert all(re.fullmatch(r"[\w.\-]+==[\w.]+", pin) for pin in pins)
    names = [re.sub(r"[-_.]+", "-", pin.partition("==")[0]).lower() for pin in pins]
    assert len(names) == len(set(names))
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*data["project"]["dependencies"], *data["build-system"]["requires"], "pip"]
    wanted += [entry for group in data["dependency-groups"].values() for entry in group]
    assert {re.sub(r"[-_.]+", "-", re.match(r"[\w.\-]+", entry)[0]).lower() for entry in wanted} <= set(names)
