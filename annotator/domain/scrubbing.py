"""What of an error may be written down: where it was, not what stood in the texts it came from.

A message of an error can hold anything: a key of a dictionary is a headline, a value a quotation. Of messages only
words are kept that stand in the program itself or in Python's own messages; every other one becomes an ellipsis.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import PurePath
from types import CodeType, TracebackType

from annotator.domain.errors import UserError

_PACKAGE = PurePath(__file__).parent.parent
_HIDDEN = "…"
_LONGEST, _DEEPEST, _FRAMES = 300, 5, 40
"""Characters of a message, errors behind an error, and places of one of them, that are written down."""
_WORD = re.compile(r"[^\W_]\w*|_\w+", re.UNICODE)
_HIDDEN_RUN = re.compile(r"…(?:[\s,.;:!?'\"“”‘’«»()\-–—/%€$₫]*…)+")
_PYTHON = """
    argument arguments assignment attribute before C callable cannot CHECK constraint converted database defined
    deleted depth dictionary division element enough exceeded expected failed float FOREIGN function generator
    given got import index instance int integer internal invalid iterable iteration iterator KEY key keyword
    literal local locked low maximum member method missing module must name negative no NoneType not NOT NULL
    object of operand or out pop positional range recursion referenced required returned sequence set signal
    size slot str string subscriptable supported takes too tuple type types unexpected unhashable UNIQUE unpack
    unsupported value values variable with zero
"""
_QT_NAME = re.compile(r"\bQ[A-Z]\w+|[A-Za-z_]\w*(?=\(|::)|(?<=::)[A-Za-z_]\w*")
_QT = """
    This a accessible active add already an be because been begin called cannot connect connection could current
    currently destroyed device does display does engine event events ended extension failed family font from has have in
    is item layout less left load native null on open outside paint painter parent pixel platform plugin point
    position previous queue rectangle same screen show size started stopped supported than that the thread threads time
    timer timers to unable unknown widget window was which widgets
"""
_FRAME_LINE = re.compile(r'^\s*File "(?P<path>[^"]+)", line (?P<line>\d+)(?:,)? in (?P<name>[\w<>.]+)')


class Plain(str):
    """Words of the program itself, which a line of the log holds as they are."""

    __slots__ = ()


def reduced(message: str, known: Iterable[str] = ()) -> str:
    """Return a message with only those words that stand in the program (`known`), or in what Python itself says."""
    allowed = _of_python() | frozenset(known)
    hidden = _WORD.sub(lambda word: word[0] if word[0] in allowed else _HIDDEN, message)
    # What is left of others' marks says nothing, and a line's end of theirs is not ours.
    return _HIDDEN_RUN.sub(_HIDDEN, " ".join(hidden.split()))[:_LONGEST]


def reduced_of_qt(message: str) -> Plain:
    """Return a message of Qt with its own words: names of classes and functions, and what it usually says."""
    return Plain(reduced(message, (*_QT_NAME.findall(message), *_QT.split())))


@cache
def _of_python() -> frozenset[str]:
    return frozenset((*_PYTHON.split(), *dir(builtins)))


def place(path: str) -> str:
    """Return which file of the program or of a library that is, without the folders of the person's computer."""
    file = PurePath(path)
    if file.is_relative_to(_PACKAGE):
        return file.relative_to(_PACKAGE.parent).as_posix()
    return "/".join(file.parts[-2:]) if not path.startswith("<") else path


def summary(error: BaseException, *, with_text: bool = False) -> str:
    """Return type and message of an error on one line; the message as it is only `with_text`."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    said = str(error) if with_text else _message(error)
    return f"{name}: {said}" if said else name


def described(error: BaseException, *, with_text: bool = False) -> str:
    """Return an error as a report has it: what it was and where, and the errors behind it, the first one first."""
    told = []
    for one, joined in reversed(list(_chain(error))):
        told += [*(f"  {frame}" for frame in _frames(one.__traceback__)), summary(one, with_text=with_text)]
        told += [joined] if joined else []
    return "\n".join(told)


def innermost(error: BaseException) -> str:
    """Return the innermost place in our own code where an error was; the innermost of all where none is ours."""
    frames = list(_frames(error.__traceback__))
    ours = [frame for frame in frames if frame.startswith(f"{_PACKAGE.name}/")]
    return (ours or frames or [""])[-1]


def scrubbed(value: object) -> object:
    """Return what stands for a value in a line of the log: numbers as they are, of words what `reduced` leaves."""
    if value is None or isinstance(value, bool | int | float | Plain):
        return value
    if isinstance(value, BaseException):
        return summary(value)
    if isinstance(value, str) and "\n" in value:
        return "\n".join(_lines_of_trace(value)) or reduced(value)
    return reduced(str(value))


def _lines_of_trace(text: str) -> Iterator[str]:
    """Go through the places of a traceback or of a fault's dump that came as text, and what ended it."""
    for line in text.splitlines():
        found = _FRAME_LINE.match(line)
        if found:
            yield f"  {place(found['path'])}:{found['line']} {found['name']}"
        elif re.match(r"[A-Za-z_][\w.]*(Error|Exception|Warning|Lost|Failed)\b", line):
            name, _, message = line.partition(":")
            yield f"{name}: {reduced(message)}" if message else name
        elif line.startswith(("Fatal Python error: ", "Current thread", "Thread 0x", "Windows fatal exception: ")):
            yield line


def _message(error: BaseException) -> str:
    if isinstance(error, UserError):
        return re.sub(r"\{\w+\}", _HIDDEN, error.template)
    if isinstance(error, OSError) and error.errno is not None:
        return f"[Errno {error.errno}] {error.strerror}"
    if isinstance(error, UnicodeError):
        return ""  # it holds what could not be read
    name = getattr(error, "sqlite_errorname", "")
    said = reduced(str(error), _words_of_code(error.__traceback__))
    return f"{name} {said}".strip()


def _words_of_code(trace: TracebackType | None) -> Iterator[str]:
    """Go through the names that stand in the code which ran when it broke."""
    while trace is not None:
        code = trace.tb_frame.f_code
        yield from _names(code)
        trace = trace.tb_next


def _names(code: CodeType) -> tuple[str, ...]:
    return (*code.co_names, *code.co_varnames, *code.co_freevars, *code.co_cellvars, code.co_name)


def _frames(trace: TracebackType | None) -> Iterator[str]:
    frames = []
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{place(code.co_filename)}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    yield from frames[-_FRAMES:]


def _chain(error: BaseException) -> Iterator[tuple[BaseException, str]]:
    """Go through an error and those behind it, the last one first, with what joins each to the one after it."""
    current: BaseException | None = error
    joined, seen = "", set[int]()
    while current is not None and id(current) not in seen and len(seen) < _DEEPEST:
        yield current, joined
        seen.add(id(current))
        if current.__cause__ is not None:
            current, joined = current.__cause__, "which led to"
        else:
            current, joined = (None if current.__suppress_context__ else current.__context__), "and while on that"
