"""Plans of imports with everything in them that a window of importing can show, staged in real files."""

from __future__ import annotations

from pathlib import Path

from annotator.domain.article import Article
from annotator.domain.columns import Choices, ColumnMapping
from annotator.domain.errors import UserError
from annotator.domain.record import LabelledRecord
from annotator.domain.zone import PROPOSED, Zone
from annotator.services.importing import (
    ColumnsQuestion,
    EncodingOffer,
    EncodingQuestion,
    Entry,
    ImportPlan,
    Place,
    SheetQuestion,
    Similar,
)
from annotator.services.importing.entries import ASKS, FAILED, NEAR, NEW, THERE
from annotator.store.staging import Staging

HARBOUR = (
    "Cảng Lune mở lại 🚢 sau hai tuần đóng cửa\n"
    "14/03/2025 08:15\n"
    "Giám đốc cảng nói rằng khoảng 300 chiếc thuyền đã vào bến.\n"
    "Bà bác bỏ tin hai cầu cảng đã sập.\n"
    "Xem thêm\n"
    "Giá lúa ở Maren tăng"
)
FOLDER = Path("/tin")
COLUMNS = ("Mã", "Tiêu đề", "Nội dung", "Ngày")
ROWS = (("1", "Một", "Bài thứ nhất.", "03/04/2025"), ("2", "Hai", "Bài thứ hai.", "04/04/2025"))


def article(number: int = 0) -> Article:
    text = f"{HARBOUR}\nSố {number}." if number else HARBOUR
    title = f"Bài {number}" if number else "Cảng Lune mở lại"
    return Article.from_text(text, title=title, published="2025-03-14T08:15", lang="vi")


def zones(of: Article) -> tuple[Zone, ...]:
    found = []
    for kind, quote, sure in (
        ("date", "14/03/2025 08:15", 0.95),
        ("boilerplate", "Xem thêm\nGiá lúa ở Maren tăng", 0.8),
    ):
        start = of.text.index(quote)
        found.append(
            Zone(
                id=f"{of.id}-{kind}",
                article_id=of.id,
                start=start,
                end=start + len(quote),
                kind=kind,
                state=PROPOSED,
                reason=f"it looks like a {kind}",
                confidence=sure,
            )
        )
    return tuple(found)


def new(of: Article, name: str) -> Entry:
    known = (("published", UserError("a date on a line of its own")),)
    return Entry(
        place=Place(FOLDER / name), title=of.title, outcome=NEW, article_id=of.id, zones=2, known=known,
        splits=(of.text.index("Xem thêm"),),
    )  # fmt: skip


def simple(folder: Path, count: int = 3) -> ImportPlan:
    """A plan of new articles about which nothing is asked."""
    plan = ImportPlan(staging=Staging(folder / "staging"), project=folder / "none.annot")
    for number in range(count):
        one = article(number)
        plan.staging.add(LabelledRecord(article=one, zones=zones(one)))
        plan.entries.append(new(one, f"bai-{number}.html"))
        plan.found.staged += 1
    plan.staging.finish()
    return plan


def full(folder: Path) -> ImportPlan:
    """A plan with a line of every kind: new, asks (encoding, columns, sheet), two near duplicates, there, fails."""
    plan = ImportPlan(staging=Staging(folder / "staging"), project=folder / "none.annot")
    first, there = article(0), article(9)
    twins = [
        Article.from_text(first.text.replace("300", str(number)), title=f"Gần giống {number}") for number in (280, 310)
    ]
    plan.staging.add(LabelledRecord(article=first, zones=zones(first)))
    for one in (*twins, there):
        plan.staging.add(LabelledRecord(article=one))
    plan.staging.finish()
    places = {name: Place(FOLDER / name) for name in ("cu.txt", "bang.csv", "so.xlsx", "hong.pdf", "dong.jsonl")}
    twin = (Similar(first.id, first.title, 0.96),)
    plan.entries = [
        new(first, "bai-0.html"),
        Entry(place=places["cu.txt"], outcome=ASKS, why=UserError("which encoding")),
        Entry(place=places["bang.csv"], outcome=ASKS, why=UserError("which columns")),
        Entry(place=places["so.xlsx"], outcome=ASKS, why=UserError("which sheet")),
        *(
            Entry(
                place=Place(FOLDER / "goi.zip", f"{one.title}.html"),
                title=one.title,
                outcome=NEAR,
                article_id=one.id,
                twins=twin,
            )
            for one in twins
        ),
        Entry(place=Place(FOLDER / "co.txt"), title=there.title, outcome=THERE, article_id=there.id),
        Entry(place=places["hong.pdf"], outcome=FAILED, why=UserError("it has no text layer")),
        Entry(place=places["dong.jsonl"], line=12, outcome=FAILED, why=UserError("there is no text in it")),
    ]
    plan.questions = [
        EncodingQuestion(
            place=places["cu.txt"],
            offers=(
                EncodingOffer(encoding="cp1258", preview="Cảng Lune mở lại\nsau hai tuần", reason="all letters fit"),
                EncodingOffer(encoding="cp1252", preview="CÒng Lune mõ lÕi\nsau hai tuÌn"),
            ),
        ),
        ColumnsQuestion(
            place=places["bang.csv"], columns=COLUMNS, rows=ROWS, guess=ColumnMapping(title="Tiêu đề"),
            read_as=Choices(delimiter=";", has_header=True),
        ),
        SheetQuestion(place=places["so.xlsx"], sheets=("Tháng 3", "Tháng 4")),
    ]  # fmt: skip
    plan.found.staged = 3
    return plan
