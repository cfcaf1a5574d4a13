"""A project's file is damaged in every way: was it noticed, and how much came back, with and without a backup?

`python3 run.py faults damage [PAGES] [SEED]`: of each type of page so many are damaged (default 3), by zeros and by
random bytes. Exit code 1 where damage went unnoticed, or where the salvage lost what could be read.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

PAGES, ARTICLES, ACTS = 3, 60, 500
WITH, WITHOUT = True, False


class Case(NamedTuple):
    """One way of damaging. `mend` lays out the files; `needed` are the rows that must come back without a backup."""

    name: str
    lay: Callable[[Path], None]
    needed: dict
    before: dict
    harmless: bool = False
    may_have_more: bool = False


def main() -> int:
    """Print the table; return the exit code."""
    many, seed = (*(int(word) for word in sys.argv[1:3]), *(PAGES, 1)[len(sys.argv[1:3]) :])
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(prefix="damage-") as name:
        home = Path(name)
        for variable in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
            os.environ[variable] = str(home)
        table: dict[str, list[tuple[object, object]]] = defaultdict(list)
        begun = time.perf_counter()
        for case in cases(home, many, seed):
            table[case.name].append(tried(case, home / "work", wrong))
        tell(table)
        count = sum(map(len, table.values()))
        print(f"{count} damaged files, each salvaged twice, in {time.perf_counter() - begun:.0f} s")
    for line in wrong:
        print("WRONG:", line)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print("OK" if not wrong else f"{len(wrong)} wrong")
    return int(bool(wrong))


def cases(home: Path, many: int, seed: int) -> Iterator[Case]:
    """Yield the ways of damaging, over one project."""
    from tests.faults import damages

    good = home / "good.annot"
    damages.make(good, articles=ARTICLES, acts=ACTS, seed=seed)
    before, pages, numbers = damages.rows(good), damages.pages(good), damages.article_ids(good)
    print(
        f"project: {good.stat().st_size // 1024} KB, {len(pages)} pages, {len(before)} rows; its backup holds", end=" "
    )
    print(f"{len(damages.rows(backup_of(home)))} of them\n", flush=True)
    draw = random.Random(seed)

    def one(name: str, damage: damages.Damage, hit: list[damages.Page], *, harmless: bool = False) -> Case:
        def lay(path: Path) -> None:
            shutil.copyfile(good, path)
            damage(path)

        return Case(name, lay, damages.readable(before, hit, numbers), before, harmless)

    yield one("header zeroed", lambda path: damages.write(path, 0, bytes(100)), [])
    yield one("header random", lambda path: damages.write(path, 0, draw.randbytes(100)), [])
    yield one("header: page size changed", lambda path: damages.write(path, 16, b"\x20\x00"), [])
    kinds = defaultdict(list)
    for page in pages:
        kinds[type_of(page.kind)].append(page)
    for kind in sorted(kinds):
        for page in draw.sample(kinds[kind], min(many, len(kinds[kind]))):
            free = kind == "free"
            yield one(f"{kind}: zeroed", damages.zeroed(page.number), [page], harmless=free)
            yield one(f"{kind}: random", damages.noise(page.number, seed), [page], harmless=free)
    for number in range(2, len(pages) + 1, max(1, len(pages) // (30 * many))):
        yield one("cut off at a page", damages.cut(number), pages[number - 1 :])
    for round_ in range(many):
        yield flipped(damages, good, before, numbers, "text", "article_text", seed + round_)
        yield flipped(damages, good, before, numbers, "label || quote", "span", seed + round_)
    yield from wals(home, good, seed)


def backup_of(home: Path) -> Path:
    """Return the newest backup."""
    return max((home / "annotator" / "backups").rglob("*.annot"), key=lambda path: path.name)


def type_of(kind: str) -> str:
    """Return the type of a page, for the table."""
    first, _, rest = kind.partition(" ")
    if rest == "schema":
        return "schema"
    if first == "fts":
        return "words of the texts"
    if first in {"inner", "leaf"}:
        return f"{first} {'index' if rest.startswith('index') else 'table'}"
    return first


def flipped(damages, good: Path, before: dict, numbers: dict, what: str, table: str, seed: int) -> Case:
    """Return the case of letters changed inside a text or a quote."""

    def lay(path: Path) -> None:
        shutil.copyfile(good, path)
        damages.flipped(what, table, seed)(path)

    probe = good.with_name("probe.annot")
    lay(probe)
    # The rows that were hit are those that read otherwise now.
    now = damages.rows(probe)
    hit = frozenset(key for key, values in before.items() if now.get(key) != values)
    page = damages.Page(0, "", hit)
    probe.unlink()
    return Case(
        f"letters changed in a {what.rsplit(maxsplit=1)[-1]}", lay, damages.readable(before, [page], numbers), before
    )


def wals(home: Path, good: Path, seed: int) -> Iterator[Case]:
    """Yield the cases of a `-wal` file that is another's, or gone."""
    draw = random.Random(seed)
    from tests.faults import damages

    live, first, second = home / "good.annot", home / "first", home / "second"
    restored = backup_of(home)
    old = damages.rows(restored)
    damages.go_on(live, acts=60, seed=seed + 10, into=first)
    damages.go_on(live, acts=60, seed=seed + 11, into=second)
    now = damages.rows(live)  # closed: all of it is in the file

    def lay(main: Path, wal: Path | None, *, died: bool = False) -> Callable[[Path], None]:
        def act(path: Path) -> None:
            shutil.copyfile(main, path)
            if wal is not None:
                shutil.copyfile(f"{wal}-wal", f"{path}-wal")
            if died:
                shutil.copyfile(f"{second}.holder", f"{path}.holder")

        return act

    known = damages.rows(live_at(home, second))
    yield Case("a stale -wal beside a restored file", lay(restored, second), old, old)
    yield Case("its -wal missing after a crash", lay(second, None, died=True), damages.rows(alone(second)), known)
    yield Case("its -wal missing and a stale one there", lay(live, first), now, now)
    yield Case("its -wal in place after a crash", lay(second, second, died=True), known, known, harmless=True)

    def torn(path: Path) -> None:
        lay(second, second, died=True)(path)
        wal = Path(f"{path}-wal")
        damages.write(wal, wal.stat().st_size // 2, draw.randbytes(200))

    old = damages.rows(alone(second))
    yield Case("its -wal torn in the middle", torn, {key: old[key] for key in old if known.get(key) == old[key]}, known)

    def header(path: Path) -> None:
        lay(second, second, died=True)(path)
        damages.write(path, 0, bytes(4096))

    yield Case("its -wal in place, the first page gone", header, known, known)


def alone(path: Path) -> Path:
    """Return a copy of a file without what waits beside it."""
    return Path(shutil.copyfile(path, path.with_name(f"{path.name}-alone")))


def live_at(home: Path, path: Path) -> Path:
    """Return a copy of a file with what waited beside it."""
    copy = home / "with-wal"
    shutil.copyfile(path, copy)
    shutil.copyfile(f"{path}-wal", f"{copy}-wal")
    return copy


def tried(case: Case, folder: Path, wrong: list[str]) -> tuple[object, object]:
    """Damage, notice and salvage, without a backup and with one."""
    from tests.faults import damages

    found = []
    for backup in (WITHOUT, WITH):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        path = folder / "project.annot"
        case.lay(path)
        outcome = damages.suffer(path, case.before, backup=backup)
        lost = damages.lost(case.needed, outcome.after)
        if lost:
            wrong.append(f"{case.name}{' with' if backup else ' without'} a backup: {len(lost)} lost, as {lost[:2]}")
        extra = damages.too_many(case.before | case.needed, outcome.after)
        if extra and not case.may_have_more:
            wrong.append(f"{case.name}{' with' if backup else ' without'} a backup: {len(extra)} too many, {extra[:2]}")
        if not outcome.noticed and not case.harmless:
            wrong.append(f"{case.name}: not noticed ({outcome.back:.1%} came back)")
        found.append((outcome, damages.share(case.needed, outcome.after) if case.needed else 1.0))
    return found[0], found[1]


def tell(table) -> None:
    """Print what was noticed where, and the least and the mean that came back."""
    head = ("damage", "files", "noticed at", "back, no backup", "back, with backup", "of what was readable")
    print(f"{head[0]:<42}{head[1]:>6}  {head[2]:<28}{head[3]:>20}{head[4]:>22}{head[5]:>24}")
    for name, tries in table.items():
        where: dict[str, int] = defaultdict(int)
        for without, _ in tries:
            where[without[0].noticed or "nothing is lost"] += 1
        said = ", ".join(f"{word} {count}" if len(where) > 1 else word for word, count in sorted(where.items()))
        cells = []
        for at in (0, 1):
            shares = [pair[at][0].back for pair in tries]
            cells.append(f"{min(shares):.1%} / {sum(shares) / len(shares):.1%}")
        of_readable = min(one[1] for pair in tries for one in pair)
        print(f"{name:<42}{len(tries):>6}  {said:<28}{cells[0]:>20}{cells[1]:>22}{of_readable:>24.1%}")
    print("\n(least / mean of all rows: texts, articles, labels, links, zones, work, people, lines of history)")


if __name__ == "__main__":
    raise SystemExit(main())
