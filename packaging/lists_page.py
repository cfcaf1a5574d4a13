"""Write the table of word lists in resources/lexicon/README.md, from the first sentence of each list.

python packaging/lists_page.py          write the table
python packaging/lists_page.py --check  change nothing; exit 1 where the table is not what the lists say
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "lexicon"
PAGE = FOLDER / "README.md"
BEGIN = "| list | in | what it is for |\n|---|---|---|\n"
LANGUAGES = ("vi", "en")
_END = re.compile(r"(?<=\.) (?=[A-Z`])")


def purpose(path: Path) -> str:
    """Return the first sentence of a list's head: of the comment lines that it begins with."""
    head: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        head.append(line.lstrip("# "))
        if line.endswith("."):
            break
    words = " ".join(head)
    for found in _END.finditer(words):
        if words[: found.start()].count('"') % 2 == 0:  # a stop in an example ends nothing
            return words[: found.start()]
    return words


def has_entries(path: Path) -> bool:
    """Whether a list holds anything."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return any(line.partition("#")[0].strip() for line in lines)


def table() -> str:
    """Return the table's lines: each list with the languages that have it, and what it is for."""
    names = sorted({path.stem for lang in LANGUAGES for path in (FOLDER / lang).glob("*.txt")})
    lines = []
    for name in names:
        having = [lang for lang in LANGUAGES if (FOLDER / lang / f"{name}.txt").exists()]
        filled = [lang for lang in having if has_entries(FOLDER / lang / f"{name}.txt")]
        said = purpose(FOLDER / (filled or having)[0] / f"{name}.txt")
        lines.append(f"| `{name}` | {', '.join(filled or having)} | {said.replace('|', chr(92) + '|')} |\n")
    return "".join(lines)


def page() -> str:
    """Return the page with its table as it should be; what stands before the table stays."""
    before, _, _ = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    return before + BEGIN + table()


def main() -> int:
    """Run the program."""
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page(), encoding="utf-8", newline="\n")
        return 0
    fits = PAGE.read_text(encoding="utf-8") == page()
    said = "the table of word lists is up to date", f"{PAGE.relative_to(ROOT)} is old; run packaging/lists_page.py"
    print(said[0] if fits else said[1])
    return 0 if fits else 1


if __name__ == "__main__":
    raise SystemExit(main())
