"""Bring the translation files up to date with the code, and compile them.

    python packaging/translations.py          update resources/i18n/*.ts, compile *.qm
    python packaging/translations.py --check  change nothing; exit 1 where a text is new, gone or not translated

The .ts files are edited by hand (or with Qt Linguist); the .qm files are made from them and committed, so that a
checkout runs without Qt's tools (docs/decisions/0005).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = ("vi", "en")
_OPTIONS = ("-no-obsolete", "-locations", "none")


def tool(name: str) -> str:
    """Return the path of a Qt tool of the environment that runs this program."""
    beside = Path(sys.executable).parent / f"pyside6-{name}"
    return str(beside) if beside.exists() else f"pyside6-{name}"


def update(folder: Path) -> None:
    """Write every text of the code into the folder's .ts files; the English one holds the plural forms only."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "annotator").rglob("*.py"))
    for lang in LANGUAGES:
        only_plurals = ["-pluralonly"] if lang == "en" else []
        target = folder / f"annotator_{lang}.ts"
        subprocess.run(
            [tool("lupdate"), *sources, *_OPTIONS, "-target-language", lang, *only_plurals, "-ts", str(target)],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )


def compile_all(folder: Path) -> None:
    """Compile the folder's .ts files. A .qm file is replaced as a whole: a running window has the old one mapped."""
    for lang in LANGUAGES:
        source = folder / f"annotator_{lang}.ts"
        partial = folder / f".annotator_{lang}.{os.getpid()}.qm"
        try:
            subprocess.run([tool("lrelease"), "-silent", str(source), "-qm", str(partial)], check=True, cwd=ROOT)
            partial.replace(source.with_suffix(".qm"))
        finally:
            partial.unlink(missing_ok=True)


def unfinished(path: Path) -> list[str]:
    """Return the texts of a .ts file that lack a translation."""
    return [
        f"{context.findtext('name')}: {message.findtext('source')}"
        for context in ET.parse(path).iter("context")
        for message in context.iter("message")
        if not _is_translated(message.find("translation"))
    ]


def _is_translated(translation: ET.Element | None) -> bool:
    if translation is None or translation.get("type") == "unfinished":
        return False
    forms = list(translation.iter("numerusform")) or [translation]
    return all((form.text or "").strip() for form in forms)


def check() -> list[str]:
    """Return what is wrong with the committed files, a line each."""
    problems = []
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary)
        for path in FOLDER.glob("*.ts"):
            shutil.copy(path, copy)
        update(copy)
        compile_all(copy)
        for lang in LANGUAGES:
            names = (f"annotator_{lang}.ts", f"annotator_{lang}.qm")
            stale = [name for name in names if (copy / name).read_bytes() != (FOLDER / name).read_bytes()]
            problems += [f"{name} is not what the code says; run packaging/translations.py" for name in stale]
    for lang in LANGUAGES:
        problems += [f"{lang}: not translated: {text}" for text in unfinished(FOLDER / f"annotator_{lang}.ts")]
    return problems


def main() -> int:
    """Run the program."""
    if "--check" in sys.argv[1:]:
        problems = check()
        print("\n".join(problems) or "translations are up to date")
        return 1 if problems else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    update(FOLDER)
    compile_all(FOLDER)
    for lang in LANGUAGES:
        print(f"{lang}: {len(unfinished(FOLDER / f'annotator_{lang}.ts'))} texts to translate")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
