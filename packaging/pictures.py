"""Make the pictures of the documentation: the tour plays in English and in Vietnamese, the pages say which they show.

    python packaging/pictures.py          write docs/pictures
    python packaging/pictures.py --check  change nothing; exit 1 where a page shows a picture that is not there, or
                                          one is there that no page shows

A picture is written in the 256 colours that serve it best, which is a third of its size and no different to the eye.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
LANGUAGES = {"en": FOLDER, "vi": FOLDER / "vi"}
_SHOWN = re.compile(r"!\[[^\]]*\]\(([^)]*pictures/[^)]+\.png)\)")
_PLAY = "import sys, pathlib\nfrom annotator import gui\nfrom annotator.ui import tour\ntour.without_idle_warnings()\n"


def pages() -> list[Path]:
    """Return the pages that show pictures."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def shown() -> set[Path]:
    """Return the paths of all pictures that the pages show."""
    return {
        (page.parent / found.group(1)).resolve()
        for page in pages()
        for found in _SHOWN.finditer(page.read_text(encoding="utf-8"))
    }


def there() -> set[Path]:
    """Return the paths of all pictures there are."""
    return {path.resolve() for path in FOLDER.rglob("*.png")}


def problems() -> list[str]:
    """Return what is wrong between pages and pictures, a line each."""
    missing = [f"{path.relative_to(ROOT)} is shown and is not there" for path in sorted(shown() - there())]
    return missing + [f"{path.relative_to(ROOT)} is there and not shown" for path in sorted(there() - shown())]


def play(folder: Path, language: str) -> None:
    """Play the tour into a folder, in a process of its own and on a screen in memory."""
    code = f"{_PLAY}sys.exit(tour.play(pathlib.Path({str(folder)!r}), gui.build, language={language!r}))"
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1"}
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environ, check=True, stdout=subprocess.DEVNULL)


def reduce(source: Path, target: Path) -> None:
    """Write a picture in 256 colours; each of its points takes the nearest of these."""
    from PySide6.QtCore import Qt  # noqa: PLC0415  --check needs no Qt
    from PySide6.QtGui import QImage  # noqa: PLC0415

    image = QImage(str(source)).convertToFormat(QImage.Format.Format_RGB888)
    counted = Counter(_points(image.width(), image.height(), image.bytesPerLine(), bytes(image.constBits())))
    colours = [0xFF000000 | int.from_bytes(point) for point in best_colours(counted, 256)]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    reduced = QImage(str(source)).convertToFormat(QImage.Format.Format_Indexed8, colours, flags)
    target.parent.mkdir(parents=True, exist_ok=True)
    if not reduced.save(str(target), quality=0):
        raise OSError(f"{target} cannot be written")


def best_colours(counted: Counter[bytes], most: int) -> list[bytes]:
    """Return at most so many colours: one after the other that of which the rest lack most, by points and distance."""
    (first, _), *_others = counted.most_common(1)
    chosen, apart = [first], {colour: _apart(colour, first) for colour in counted}
    while len(chosen) < min(most, len(counted)):
        missed = max(apart, key=lambda colour: counted[colour] * apart[colour])
        chosen.append(missed)
        for colour, distance in apart.items():
            if distance:
                apart[colour] = min(distance, _apart(colour, missed))
    return chosen


def _apart(one: bytes, other: bytes) -> int:
    """Return the distance of two colours (red, green, blue), squared."""
    return sum((ours - theirs) ** 2 for ours, theirs in zip(one, other, strict=True))


def _points(width: int, height: int, line: int, data: bytes) -> Iterator[bytes]:
    for row in range(height):
        for place in range(row * line, row * line + 3 * width, 3):
            yield data[place : place + 3]


def main() -> int:
    """Run the program."""
    if "--check" not in sys.argv[1:]:
        for language, folder in LANGUAGES.items():
            wanted = {path.stem for path in shown() if path.parent == folder}
            with tempfile.TemporaryDirectory() as temporary:
                play(Path(temporary), language)
                for path in Path(temporary).glob("[0-9][0-9]-*.png"):
                    name = path.stem.partition("-")[2]
                    if name in wanted:
                        reduce(path, folder / f"{name}.png")
        for path in there() - shown():
            path.unlink()
    found = problems()
    print("\n".join(found) or "the pages show every picture there is")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
