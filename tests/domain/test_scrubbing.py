"""What of an error may be written down: types and places, and of messages only words of the program."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import UserError
from annotator.domain.scrubbing import Plain, described, innermost, place, reduced, scrubbed, summary

SECRET = "Bà Ilse Brandt denied that 40 lamps failed"


def caught(act) -> BaseException:
    with pytest.raises(BaseException) as found:  # noqa: PT011  any error at all
        act()
    return found.value


def fails(error: BaseException):
    def act() -> None:
        raise error

    return act


def with_value() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE found USING fts5 (quote)")
    try:
        connection.execute("SELECT * FROM found WHERE found MATCH ?", (f'"{SECRET}',)).fetchall()
    finally:
        connection.close()


@pytest.mark.parametrize(
    "act",
    [
        lambda: {}[SECRET],
        lambda: int(SECRET),
        lambda: SECRET.encode("ascii"),
        lambda: getattr(object(), SECRET),
        lambda: [].index(SECRET),
        fails(ValueError(SECRET)),
        fails(AssertionError(SECRET)),
        fails(OSError(28, "No space left on device", f"/srv/brandt/{SECRET}.annot")),
        fails(UserError("There is an annotator {name} already.", name=SECRET)),
        with_value,
    ],
)
def test_no_word_of_a_message_that_could_be_a_texts_is_kept(act):
    error = caught(act)
    told = described(error)
    assert type(error).__name__ in told
    assert "test_scrubbing.py" in told
    assert not any(word in told for word in ("Ilse", "Brandt", "brandt", "lamps", "40", "denied"))


def test_what_python_says_of_the_program_itself_is_kept():
    error = caught(lambda: None.spans)  # type: ignore[attr-defined]
    assert summary(error) == "AttributeError: 'NoneType' object … no attribute 'spans'"


def test_errors_behind_an_error_are_told_with_it_and_as_sparely():
    def act() -> None:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(SECRET) from error

    told = described(caught(act)).splitlines()
    assert [line.split(":")[0] for line in told if not line.startswith("  ")] == [
        "KeyError",
        "which led to",
        "ValueError",
    ]
    assert "Ilse" not in "".join(told)


def test_with_the_text_it_is_all_there():
    assert SECRET in described(caught(fails(ValueError(SECRET))), with_text=True)


def test_places_are_told_without_the_folders_of_the_computer():
    ours = Path(__file__).parents[2] / "annotator" / "ui" / "session.py"
    assert place(str(ours)) == "annotator/ui/session.py"
    assert place("/srv/brandt/lib/python3.11/json/decoder.py") == "json/decoder.py"
    assert place("<string>") == "<string>"


def test_the_innermost_place_is_one_of_ours_where_there_is_one():
    error = caught(lambda: Plain(b"\xff", "utf-8"))
    assert "test_scrubbing.py" in innermost(error)


def test_a_traceback_that_came_as_text_keeps_its_places_and_types():
    frame = f'  File "/srv/brandt/x/y.py", line 3, in do\n    {SECRET}'
    text = f"Traceback (most recent call last):\n{frame}\nKeyError: 'Bà Ilse'\n"
    assert scrubbed(text) == "  x/y.py:3 do\nKeyError: '…'"


@given(st.text())
def test_a_message_grows_no_new_words(message):
    assert set(reduced(message)) <= set(" ".join(message.split())) | {"…"}


def test_numbers_and_words_of_the_program_stay_in_a_line_of_the_log():
    assert [scrubbed(value) for value in (3, True, None, Plain("vi/titles.txt"))] == [3, True, None, "vi/titles.txt"]
