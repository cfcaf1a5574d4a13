"""What is known of an article that comes in, and where it was taken from, in the interface's language."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.domain.article import Article
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.printing import on_one_line
from annotator.ui.dates import shown_time
from annotator.ui.dialogs.importing.seen import Known
from annotator.ui.i18n import translated, words_of

_KNOWN = {
    "title": QT_TRANSLATE_NOOP("importing", "Title"),
    "published": QT_TRANSLATE_NOOP("importing", "Date"),
    "source": QT_TRANSLATE_NOOP("importing", "Source"),
    "lang": QT_TRANSLATE_NOOP("importing", "Language"),
}
_GIVEN = QT_TRANSLATE_NOOP("importing", "from the file")
_MISSING = QT_TRANSLATE_NOOP("importing", "not found")
_LANGUAGES = {"vi": QT_TRANSLATE_NOOP("importing", "Vietnamese"), "en": QT_TRANSLATE_NOOP("importing", "English")}


def known_of(article: Article, proposed: Mapping[str, str]) -> list[Known]:
    """Return title, date, source and language of an article, each with the reason where it is proposed."""
    values = {
        "title": on_one_line(article.title),
        "published": shown_time(article.published) if article.published else "",
        "source": on_one_line(article.source),
        "lang": _language(article.lang),
    }
    given, missing = translated("importing", _GIVEN), translated("importing", _MISSING)
    return [
        Known(translated("importing", text), values[name], proposed.get(name, given if values[name] else missing))
        for name, text in _KNOWN.items()
    ]


def _language(code: str) -> str:
    return translated("importing", _LANGUAGES[code]) if code in _LANGUAGES else code


def reason_words(reason: str) -> str:
    """Return the reason of a zone or of an encoding in the interface's language, where it is one of ours."""
    if not reason:
        return ""
    of_zones = translated("zones", reason)
    return of_zones if of_zones != reason else translated("errors", reason)


def reason_of(why: UserError) -> str:
    """Return why something of an article is proposed; reasons without values may be those of zones."""
    return words_of(why) if why.values else reason_words(why.template)
