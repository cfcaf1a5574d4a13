"""Pictures of widgets: painted once, shown again where the same is to be seen, and never where something else is."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from annotator.ui import fonts
from annotator.ui.widgets import kept
from annotator.ui.widgets.kept import paint_kept
from annotator.ui.widgets.paint import paint_text


class Sign(QWidget):
    """A word that is painted as a picture; it counts how often it really is painted."""

    def __init__(self, parent: QWidget, word: str) -> None:
        super().__init__(parent)
        self.word, self.painted = word, 0
        self.setGeometry(3, 5, 70, 24)

    def paintEvent(self, _event) -> None:
        paint_kept(self, self.word, self._paint)

    def _paint(self, painter: QPainter) -> None:
        self.painted += 1
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        paint_text(painter, self.rect(), self.word if self.isEnabled() else "…", fonts.font(fonts.Role.UI), colour)


@pytest.fixture
def ground(qtbot, monkeypatch) -> QWidget:
    monkeypatch.setattr(kept, "_pictures", {})
    widget = QWidget()
    widget.resize(200, 80)
    qtbot.addWidget(widget)
    return widget


def seen(widget: QWidget, ratio: float = 1) -> QImage:
    """What a screen of so many pixels to a px would show."""
    image = QPixmap(widget.size() * ratio)
    image.setDevicePixelRatio(ratio)
    image.fill(widget.palette().color(widget.backgroundRole()))
    widget.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return image.toImage().convertToFormat(QImage.Format.Format_RGB32)


def directly(sign: Sign, ratio: float = 1) -> QImage:
    """The same without any picture."""
    image = seen(sign.parentWidget(), ratio)
    painter = QPainter(image)
    painter.translate(sign.pos())
    painter.fillRect(QRect(QPoint(0, 0), sign.size()), sign.parentWidget().palette().color(QPalette.ColorRole.Window))
    sign._paint(painter)
    painter.end()
    return image


def test_it_is_painted_once_and_looks_as_if_it_were_painted_each_time(ground):
    sign = Sign(ground, "bác bỏ")
    first = seen(ground)
    assert first == seen(ground) == directly(sign)
    assert sign.painted == 2, "once for the picture, once by the test"


def test_what_was_shown_before_is_shown_again_and_not_painted_again(ground):
    sign = Sign(ground, "tin")
    before = seen(ground)
    sign.word = "bản tin"
    between = seen(ground)
    sign.word = "tin"
    assert seen(ground) == before != between
    assert sign.painted == 2


def test_two_of_another_size_have_their_own(ground):
    one, other = Sign(ground, "tin"), Sign(ground, "tin")
    other.setGeometry(80, 5, 40, 30)
    image = seen(ground)
    assert (one.painted, other.painted) == (1, 1)
    assert image.copy(3, 5, 70, 24) != image.copy(80, 5, 70, 24)


def colours(widget: QWidget) -> None:
    palette = QPalette(widget.palette())
    palette.setColor(QPalette.ColorRole.WindowText, QColor("red"))
    palette.setColor(QPalette.ColorRole.Window, QColor("navy"))
    widget.setPalette(palette)


@pytest.mark.parametrize(
    "changed",
    [
        lambda sign: setattr(sign, "word", "tin khác"),
        lambda sign: sign.resize(40, 24),
        lambda sign: sign.setEnabled(False),
        lambda sign: colours(sign.parentWidget()),
    ],
    ids=["what it says", "its size", "whether it is enabled", "its colours"],
)
def test_what_has_changed_is_painted_anew(ground, changed):
    sign = Sign(ground, "Người phát ngôn")
    before = seen(ground)
    changed(sign)
    assert before != seen(ground) == directly(sign)


@pytest.mark.parametrize("ratio", [1.25, 1.5, 2])
def test_it_is_as_sharp_as_without_a_picture_at_every_scale(ground, ratio):
    sign = Sign(ground, "bác bỏ")
    assert seen(ground, ratio) == seen(ground, ratio) == directly(sign, ratio)


def test_only_so_many_are_kept(ground):
    sign = Sign(ground, "")
    for number in range(kept._MOST + 40):
        sign.word = f"tin số {number}"
        seen(ground)
    assert len(kept._pictures) == kept._MOST
    painted = sign.painted
    seen(ground)
    assert sign.painted == painted, "the last one is there"
