"""The tour's part on articles as they arrive: looked through, prepared zone by zone, split, and described."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator import paths
from annotator.domain.article import SPLIT, Article
from annotator.domain.zone import ACCEPTED, APART, PROPOSED
from annotator.services.zoning import proposed
from annotator.ui.dialogs.importing.window import ImportWindow
from annotator.ui.dialogs.split_preview import SplitPreview
from annotator.ui.tour_hand import CTRL, SHIFT, Hand

PROJECT = "incoming.annot"
_WORDS = "bác bỏ"
_TEASERS, _GLUED = "cau-phao-song-ven.txt", "hai-bai-mot-tep.txt"


class Arriving:
    """Plays on the open window, with a project of its own."""

    def __init__(self, hand: Hand) -> None:
        """Take the hand that the other parts have too."""
        self._hand = hand
        self._folder = paths.resource("samples", "incoming")

    def play(self) -> None:
        """Play everything."""
        commands = self._hand.inside.project_commands
        self._hand.expect(commands.create(self._hand.folder / PROJECT, "Thu"), "a project for what arrives is made")
        self._import()
        self._accept_zones()
        self._split()
        self._describe()
        self._search()

    def _import(self) -> None:
        hand = self._hand
        hand.inside.import_commands.import_paths([self._folder])
        looked = hand.wait(lambda: hand.inside.import_commands.dialog, "the window of the import")
        self._look_at(looked, _TEASERS)
        hand.picture("arriving", "files of many kinds, and what is proposed for each", looked)
        looked.foot.take.click()
        hand.wait(lambda: hand.session.article, "what was imported")
        hand.come_forward()
        hand.expect(len(self._titles()) == len(looked.plan.entries), "all articles are in the project")

    @staticmethod
    def _look_at(looked: ImportWindow, name: str) -> None:
        entries = looked.plan.entries
        looked.list.go_to(next(at for at, entry in enumerate(entries) if entry.place.path.name == name))

    def _accept_zones(self) -> None:
        hand = self._hand
        self._open(_TEASERS)
        left = [zone for zone in hand.session.zones if zone.state == PROPOSED]
        hand.expect(any(zone.kind in APART for zone in left), "zones are proposed")
        hand.picture("proposed", f"{len(left)} zones are proposed, each with its reason")
        hand.key(Qt.Key.Key_K, CTRL | SHIFT)
        hand.expect(all(zone.state == ACCEPTED for zone in hand.session.zones), "all of them are accepted by one key")
        hand.picture("prepared", "what is no part of the article is folded; the text stays as it is")

    def _split(self) -> None:
        hand = self._hand
        self._open(_GLUED)
        article = hand.session.article
        assert article is not None  # noqa: S101  just opened
        cuts = [cut.at for cut in proposed(article).splits]
        hand.expect(len(cuts) == 1, "one split is proposed")
        hand.view.set_caret(cuts[0])
        hand.inside.actions_table["article.split"].trigger()
        preview = hand.wait(self._preview, "the preview of the split")
        hand.picture("split", "two articles in one file: what each of them would be", preview)
        preview.accept()
        first = hand.wait(lambda: self._part_of(article), "the first part")
        hand.come_forward()
        hand.expect(first.text == article.text[: cuts[0]].rstrip(), "the first part ends where the second begins")

    def _describe(self) -> None:
        hand = self._hand
        hand.inside.actions_table["article.details"].trigger()
        table = hand.wait(lambda: hand.inside.details.dialog, "the table of articles")
        hand.picture("details", "title, source, date, language and tags of many articles at once", table)
        table.close()
        hand.come_forward()

    def _search(self) -> None:
        hand, commands = self._hand, self._hand.inside.search_commands
        hand.key(Qt.Key.Key_F, CTRL | SHIFT)
        hand.type(_WORDS)
        model = commands.panel.model
        hand.wait(lambda: model.rowCount() or None, "what was searched for")
        hand.press(Qt.Key.Key_Return)
        hand.wait(lambda: hand.view.selection()[0] != hand.view.selection()[1] or None, "the first hit")
        hand.picture("search", f"Ctrl+Shift+F: “{_WORDS}” in all articles; Enter goes to the place")
        commands.hide()

    def _preview(self) -> SplitPreview | None:
        return next((one for one in QApplication.topLevelWidgets() if isinstance(one, SplitPreview)), None)

    def _open(self, name: str) -> None:
        text = (self._folder / name).read_text("utf-8")
        hand = self._hand
        title = next(title for title in self._titles() if title in text)
        hand.inside.article_list.article_chosen.emit(self._titles()[title])
        hand.wait(lambda: (hand.session.article is not None and hand.session.article.text == text) or None, name)

    def _titles(self) -> dict[str, str]:
        return {title: article_id for article_id, title in self._hand.inside.article_list.titles()}

    def _part_of(self, original: Article) -> Article | None:
        """Return the open article once it is another than the one that was split."""
        project, shown = self._hand.session.project, self._hand.session.article
        is_split = project is not None and project.article(original.id).state == SPLIT
        return shown if is_split and shown is not None and shown.id != original.id else None
