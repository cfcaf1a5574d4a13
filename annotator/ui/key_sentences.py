"""Sentences that name keys: they name those that are set, and none that was taken away."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.domain.errors import Finished, UserError
from annotator.ui.binding import KeyTexts
from annotator.ui.i18n import sentence


def choose_span_first(actions: KeyTexts) -> str:
    """Return what is said where an action needs a current span."""
    key = actions.cap_text("span.next")
    if not key:
        return QCoreApplication.translate("KeySentences", "First choose a span: click it.")
    return QCoreApplication.translate("KeySentences", "First choose a span: {key}, or a click.").format(key=key)


def first_span(actions: KeyTexts) -> str:
    """Return what stands where no span is current."""
    key = actions.cap_text("span.next")
    if not key:
        return QCoreApplication.translate("KeySentences", "A click on a span shows it here.")
    return QCoreApplication.translate("KeySentences", "{key} goes to the first span.").format(key=key)


def jumping(actions: KeyTexts) -> str:
    """Return what is said while hint letters stand at spans."""
    said = QCoreApplication.translate("KeySentences", "Jump: type the letters of a span.")
    return _joined(said, _leaving(actions, "hints.leave"))


def picking(actions: KeyTexts, name: str) -> str:
    """Return what is said while the words of an attribute are selected, `name` as the person reads it."""
    key = actions.cap_text("span.form") or actions.cap_text("span.cue")
    if key:
        said = QCoreApplication.translate("KeySentences", "Select the words of “{name}”, then press {key}.")
    else:
        said = QCoreApplication.translate("KeySentences", "Select the words of “{name}”.")
    return _joined(said.format(name=name, key=key), _leaving(actions, "leave"))


def boundaries(actions: KeyTexts) -> str:
    """Return what is said while the boundaries of a span are moved."""
    moves = (
        (_pair(actions, "end.word"), QCoreApplication.translate("KeySentences", "{keys} move the end")),
        (_pair(actions, "start.word"), QCoreApplication.translate("KeySentences", "{keys} the start")),
        (_pair(actions, "end.line"), QCoreApplication.translate("KeySentences", "{keys} the end by line")),
        (_pair(actions, "end.character"), QCoreApplication.translate("KeySentences", "{keys} the end by character")),
    )
    told = ", ".join(words.format(keys=keys) for keys, words in moves if keys)
    said = QCoreApplication.translate("KeySentences", "Boundaries: {moves}.").format(moves=told) if told else ""
    return _joined(said, _leaving(actions, "boundaries.leave"))


def going_through(actions: KeyTexts) -> str:
    """Return how what is proposed is gone through and answered."""
    words = (
        ("suggestion.next", QCoreApplication.translate("KeySentences", "{key} goes to the next")),
        ("suggestion.accept", QCoreApplication.translate("KeySentences", "{key} accepts")),
        ("span.delete", QCoreApplication.translate("KeySentences", "{key} rejects")),
    )
    told = ", ".join(said.format(key=key) for action, said in words if (key := actions.cap_text(action)))
    return f"{told}." if told else ""


def reopening(actions: KeyTexts) -> str:
    """Return how a finished or skipped article is opened again."""
    key = actions.cap_text("article.reopen")
    return QCoreApplication.translate("KeySentences", "{key} opens it again").format(key=key) if key else ""


def refusal(actions: KeyTexts, error: UserError) -> str:
    """Return why something was refused; of a finished article, with the key that opens it again."""
    key = actions.cap_text("article.reopen")
    if not isinstance(error, Finished) or not key:
        return sentence(error)
    return QCoreApplication.translate(
        "KeySentences", "This article is finished: {key} opens it again, then its labels can be changed."
    ).format(key=key)


def _leaving(actions: KeyTexts, action_id: str) -> str:
    *keys, last = actions.caps(action_id) or ("",)
    if not last:
        return ""
    either = QCoreApplication.translate("KeySentences", "{keys} or {last}") if keys else "{last}"
    named = either.format(keys=", ".join(keys), last=last)
    return QCoreApplication.translate("KeySentences", "{keys} leaves.").format(keys=named)


def _pair(actions: KeyTexts, head: str) -> str:
    """Return the keys of the previous and the next one: "Shift+← →"; empty unless both have one."""
    previous, following = actions.cap_text(f"{head}.previous"), actions.cap_text(f"{head}.next")
    if not previous or not following:
        return ""
    held, plus, _key = previous.rpartition("+")
    return f"{previous} {following.removeprefix(f'{held}{plus}')}"


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
