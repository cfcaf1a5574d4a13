"""The tour's steps beside the text: finding, palette, keys, settings, guidelines, the queue, notes and the timer."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from annotator.ui.tour_hand import ALT, CTRL, SHIFT, Hand

_WORDS, _BARE = "triệu crown", "trieu crown"
_QUERIES = {"en": "figure", "vi": "so lieu"}
_REASON, _NOTE = "Máy bay hay thiết bị?", "So với vi-07: cùng hợp đồng, con số khác."


class Sights:
    """Shows what stands beside the text, on the labelled article."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._ahead = 0.0

    def play(self) -> None:
        """Show everything."""
        self._rest_the_mouse()
        self._jump()
        self._find()
        self._ask_the_palette()
        self.show_keys("keys", "F1: the cheat sheet, from the one table of actions")
        self._change_a_key()
        self._choose_settings()
        self._read_guidelines()
        self._order_the_queue()
        self._write_notes()

    # The text

    def _rest_the_mouse(self) -> None:
        hand = self._hand
        quote = "khoảng 300 chiếc"
        hand.view.scroll_to(0, 0)
        hand.rest_on(hand.view.text.index(quote) + len(quote) // 2)
        hand.picture("card", "the mouse rests on a span: its card, and the value in its chip")
        hand.leave_the_text()

    def _jump(self) -> None:
        hand = self._hand
        hand.key(Qt.Key.Key_G)
        hand.expect(bool(hand.inside.hints.codes), "letters stand at the spans")
        hand.picture("jump", "G: a letter leads to any span in sight")
        hand.key(Qt.Key.Key_Escape)

    def _find(self) -> None:
        hand = self._hand
        count = hand.view.text.count(_WORDS)
        hand.key(Qt.Key.Key_F, CTRL)
        hand.type(_WORDS)
        self._expect_hits(count)
        hand.picture("find", f"Ctrl+F: “{_WORDS}” with its diacritics")
        hand.press(Qt.Key.Key_A, CTRL)
        hand.type(_BARE)
        bar = hand.inside.find_commands.bar
        hand.expect(bar.count.text == bar.words_of(None, 0), "without its diacritics it is not found")
        hand.press(Qt.Key.Key_D, ALT)
        hand.press(Qt.Key.Key_Return)
        self._expect_hits(count)
        hand.picture("find-plain", f"Alt+D: “{_BARE}” finds it too")
        hand.press(Qt.Key.Key_D, ALT)
        hand.press(Qt.Key.Key_Escape)

    def _expect_hits(self, count: int) -> None:
        said = self._hand.inside.find_commands.bar.count.text
        self._hand.expect(said.endswith(f"/ {count}"), f"there are {count} hits: {said}")

    # Over the window

    def _ask_the_palette(self) -> None:
        hand = self._hand
        hand.key(Qt.Key.Key_K, CTRL)
        query = _QUERIES[hand.inside.look.language.code]
        hand.type(query)
        palette = hand.inside.help_commands.palette
        hand.expect(palette.model.rowCount() > 1, "the palette finds something")
        hand.picture("palette", f"Ctrl+K: everything that goes by “{query}”, actions, articles and guidelines")
        hand.press(Qt.Key.Key_Escape)
        hand.expect(not palette.isVisible(), "Esc leaves the palette")

    def show_keys(self, name: str, words: str) -> None:
        """Show the cheat sheet, and leave it."""
        hand = self._hand
        hand.key(Qt.Key.Key_F1)
        hand.expect(hand.inside.help_commands.sheet.isVisible(), "the cheat sheet is open")
        hand.picture(name, words)
        hand.press(Qt.Key.Key_F1)

    def _change_a_key(self) -> None:
        hand = self._hand
        hand.come_forward()
        capture = hand.inside.help_commands.capture
        capture.ask("go.figure.next")
        hand.press(Qt.Key.Key_F)
        owner = hand.inside.actions_table.keymap.owner("go.figure.next", Qt.Key.Key_F.value)
        hand.expect(owner == "label.figure", "F is a label's key")
        hand.picture("key-clash", "a key that another action has is taken from it only when one agrees")
        hand.press(Qt.Key.Key_Escape)

    def _choose_settings(self) -> None:
        hand, look = self._hand, self._hand.inside.look
        hand.key(Qt.Key.Key_Comma, CTRL)
        hand.expect(hand.inside.sitting.preferences.panel.isVisible(), "the settings are open")
        hand.picture("settings", "Ctrl+,: settings hold at once")
        look.set("lane_style", "strong")
        hand.picture("strong", "spans in strong contrast")
        look.set("lane_style", "tints")
        hand.press(Qt.Key.Key_Escape)

    # At the sides

    def _read_guidelines(self) -> None:
        hand = self._hand
        hand.key(Qt.Key.Key_F2)
        guidelines = hand.inside.sitting.guidelines
        hand.expect(not guidelines.dock.isHidden(), "the guidelines are there")
        guidelines.show_heading(guidelines.headings()[4])
        hand.picture("guidelines", "F2: the guidelines beside the text")
        hand.press(Qt.Key.Key_F2)

    def _order_the_queue(self) -> None:
        hand, articles = self._hand, self._hand.inside.article_list
        hand.inside.actions_table["queue.order.shortest"].trigger()
        hand.expect(articles.queue.order == "shortest", "the shortest articles come first")
        hand.settle()
        button = next(one for one in articles.findChildren(QAbstractButton) if one.isVisible())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        menu = hand.wait(self._menu, "the menu of the queue")
        hand.picture("queue", "the queue: which articles, in which order", menu)
        menu.close()
        hand.come_forward()
        hand.inside.actions_table["queue.order.project"].trigger()

    @staticmethod
    def _menu() -> QMenu | None:
        found = QApplication.activePopupWidget()
        return found if isinstance(found, QMenu) else None

    def _write_notes(self) -> None:
        hand = self._hand
        self._let_time_pass(12 * 60 + 34)
        hand.key(Qt.Key.Key_B, CTRL)
        hand.type(_REASON)
        hand.press(Qt.Key.Key_Return)
        hand.key(Qt.Key.Key_N, CTRL | SHIFT)
        hand.type(_NOTE)
        hand.picture("notes", "a flag with its reason, a note on the article, and the time worked on it")
        hand.press(Qt.Key.Key_Return)
        work = hand.session.work
        kept = (work.flagged, work.flag_note, work.note) if work is not None else None
        hand.expect(kept == (True, _REASON, _NOTE), f"flag and note are kept: {kept}")
        timer = hand.inside.sitting.timer
        before = timer.seconds
        self._ahead += 600
        timer.tick()
        hand.expect(timer.seconds - before < 60, "ten minutes without an act are no work")
        hand.picture("paused", "after a minute without an act the clock stands still")
        hand.key(Qt.Key.Key_B, CTRL)
        hand.expect(hand.session.work is not None and not hand.session.work.flagged, "the flag is taken away")

    def _let_time_pass(self, seconds: float) -> None:
        """Let the work's clock go on, an act every half minute."""
        timer = self._hand.inside.sitting.timer
        timer.clock = lambda: time.monotonic() + self._ahead
        for _ in range(round(seconds / 30)):
            self._ahead += 30
            timer.act()
        timer.tick()
