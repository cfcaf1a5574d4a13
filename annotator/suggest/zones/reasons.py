"""Why something is proposed: sentences for a person, marked for translation in the context "zones"."""

from __future__ import annotations

from typing import NamedTuple

from annotator.domain.errors import QT_TRANSLATE_NOOP


class Mark(NamedTuple):
    """What a line is, why, and how sure that is (0 to 1)."""

    kind: str
    reason: str
    confidence: float


HEADLINE = QT_TRANSLATE_NOOP("zones", "It reads like the headline: the first line that is in no menu.")
FIRST_SENTENCE = QT_TRANSLATE_NOOP("zones", "The first line; it is short enough for a headline.")
STAMP = QT_TRANSLATE_NOOP("zones", "Date and time of publication, beside the headline.")
STAMP_BESIDE_NAME = QT_TRANSLATE_NOOP("zones", "A line beside the headline that ends or begins with a date.")
BYLINE = QT_TRANSLATE_NOOP("zones", "It names who wrote the article.")
BARE_NAME = QT_TRANSLATE_NOOP("zones", "A name alone, at the head or the end of the article.")
MASTHEAD = QT_TRANSLATE_NOOP("zones", "The name of a paper or site.")
SOURCE = QT_TRANSLATE_NOOP("zones", "It names where the article comes from.")
LEAD = QT_TRANSLATE_NOOP("zones", "The first paragraph, right behind the headline.")
LEAD_BEFORE_CAPTION = QT_TRANSLATE_NOOP("zones", "A short paragraph between the headline and the first caption.")
LEAD_DATELINE = QT_TRANSLATE_NOOP("zones", "The first paragraph; it begins with a place or an agency.")
PICTURE_WORDS = QT_TRANSLATE_NOOP("zones", "Words that stand beside a picture begin it, or stand above it.")
CREDIT = QT_TRANSLATE_NOOP("zones", "It ends with who took the picture.")
AGENCY = QT_TRANSLATE_NOOP("zones", "It ends with the name of an agency.")
SUBHEADING = QT_TRANSLATE_NOOP("zones", "A short line without a full stop between two paragraphs.")
BODY = QT_TRANSLATE_NOOP("zones", "Running text of the article.")
IMAGE_NAME = QT_TRANSLATE_NOOP("zones", "The name of an image file.")
ERROR = QT_TRANSLATE_NOOP("zones", "An error message that the page or the scraper left.")
INTERJECTION = QT_TRANSLATE_NOOP("zones", "An advertisement or a part of the page between two paragraphs.")
LOGIN = QT_TRANSLATE_NOOP("zones", "An invitation to log in, to register or to pay.")
COMMENTS = QT_TRANSLATE_NOOP("zones", "It belongs to the readers' comments.")
COOKIES = QT_TRANSLATE_NOOP("zones", "A notice about cookies or privacy.")
COPYRIGHT = QT_TRANSLATE_NOOP("zones", "It belongs to the footer: rights, licence, contact.")
SHARING = QT_TRANSLATE_NOOP("zones", "It asks to share, to follow or to subscribe.")
TAGS = QT_TRANSLATE_NOOP("zones", "Keywords or topics of the article.")
RELATED = QT_TRANSLATE_NOOP("zones", "A list of other articles under its heading.")
READ_MORE = QT_TRANSLATE_NOOP("zones", "A link to another article.")
ORIGINAL = QT_TRANSLATE_NOOP("zones", "A link to the article as it was first published.")
NAVIGATION = QT_TRANSLATE_NOOP("zones", "Items of a menu, or the path to the page.")
TICKER = QT_TRANSLATE_NOOP("zones", "A line above the headline that announces another article.")
OWN = QT_TRANSLATE_NOOP("zones", "It stands in your own list of lines that are no part of an article.")
REPEATED = QT_TRANSLATE_NOOP("zones", "Headlines that are repeated or dated, with or without a blurb: other articles.")
BEHIND_NAME = QT_TRANSLATE_NOOP("zones", "Headlines between the name below the article and a part of the page.")
BEHIND_END = QT_TRANSLATE_NOOP(
    "zones", "It stands behind the buttons and topics that end the article; no paragraphs follow."
)
PORTRAIT = QT_TRANSLATE_NOOP("zones", "It says who the author is.")
ABOVE_HEADLINE = QT_TRANSLATE_NOOP("zones", "Above the headline: the name of a section or a part of the page.")
BESIDE_HEADLINE = QT_TRANSLATE_NOOP(
    "zones", "Below the headline: how long ago it was put there, or the number of comments or minutes."
)
RELATIVE = QT_TRANSLATE_NOOP("zones", "Headlines with how long ago they were published: other articles.")
CUT_OFF = QT_TRANSLATE_NOOP("zones", "A headline and its blurb in one line, cut off: the teaser of another article.")
CUT_OFF_PAIR = QT_TRANSLATE_NOOP("zones", "A headline with a blurb that is cut off: the teaser of another article.")
OTHER_ARTICLE = QT_TRANSLATE_NOOP("zones", "It belongs to another article that is glued on.")

SPLIT_DATED = QT_TRANSLATE_NOOP(
    "zones", "A headline with its own date and a body of its own, on other matters than before."
)
SPLIT_DATED_PAGE = QT_TRANSLATE_NOOP(
    "zones", "A headline with its own date and a body of its own, where a page has ended above it."
)
SPLIT_LEAD_CAPTION = QT_TRANSLATE_NOOP(
    "zones", "A headline, a lead and a caption with a body of its own, on other matters than before."
)
SPLIT_CAPTION = QT_TRANSLATE_NOOP("zones", "A headline, a caption and a body of its own, on other matters than before.")
SPLIT_AFTER_END = QT_TRANSLATE_NOOP(
    "zones", "The article before it has ended; a headline and a body on other matters follow."
)
SPLIT_LEAD = QT_TRANSLATE_NOOP("zones", "A headline, a lead and a body on other matters than before.")

PUBLISHED = QT_TRANSLATE_NOOP("zones", "The date beside the headline.")
NO_STAMP = QT_TRANSLATE_NOOP("zones", "No date stands beside the headline; dates elsewhere are not taken.")
NO_YEAR = QT_TRANSLATE_NOOP("zones", "The date beside the headline has no year of four digits; none is invented.")
AMBIGUOUS = QT_TRANSLATE_NOOP(
    "zones", "The date beside the headline can be read as day and month or as month and day; it is left out."
)
SEVERAL_DATES = QT_TRANSLATE_NOOP("zones", "Several dates stand beside the headline and none is marked as the first.")
SOURCE_NAMED = QT_TRANSLATE_NOOP("zones", "A line names it as the source.")
GIVEN = QT_TRANSLATE_NOOP("zones", "The file itself says so.")
LANGUAGE = QT_TRANSLATE_NOOP("zones", "By the words of the text.")
