"""A new project with what ships with the program."""

from __future__ import annotations

from pathlib import Path

from annotator.domain.errors import QT_TRANSLATE_NOOP, SchemeError, UserError
from annotator.domain.scheme import Scheme, scheme_from_toml
from annotator.domain.work import RESERVED, is_reserved
from annotator.formats.fault import Fault
from annotator.formats.text import decode_utf8
from annotator.paths import resource
from annotator.services.files import Failure, unreadable
from annotator.store.project import Project

DEFAULT_SCHEME = "claims"


def shipped_scheme() -> Scheme:
    """Return the claims scheme."""
    return scheme_from_toml(resource("schemes", f"{DEFAULT_SCHEME}.toml").read_text(encoding="utf-8"))


def shipped_guidelines(lang: str) -> str:
    """Return the guidelines of the claims scheme in a language (vi or en)."""
    return resource("guidelines", f"{DEFAULT_SCHEME}.{lang}.md").read_text(encoding="utf-8")


def create(
    path: Path,
    *,
    annotator: str,
    name: str = "",
    scheme: Path | None = None,
    guidelines: Path | None = None,
    lang: str = "vi",
) -> Project:
    """Make a project and open it for writing; the claims scheme and its guidelines where no file is given.

    `name` is the file's where it is empty; `lang` (vi or en) chooses among the guidelines that ship. Raises
    ProjectError where `path` is taken or cannot be written, SchemeError and UserError where a given file cannot be
    used.
    """
    annotator = annotator.strip()
    if not annotator:
        raise UserError(QT_TRANSLATE_NOOP("errors", "An annotator needs a name."))
    if is_reserved(annotator):
        raise UserError(RESERVED)
    return Project.create(
        path,
        name=name.strip() or path.stem,
        scheme=_scheme(scheme) if scheme else shipped_scheme(),
        guidelines=_read(guidelines) if guidelines else "" if scheme else shipped_guidelines(lang),
        annotator=annotator,
    )


def _scheme(path: Path) -> Scheme:
    try:
        return scheme_from_toml(_read(path))
    except SchemeError as error:
        raise SchemeError("{failure}", failure=Failure(path, error)) from None


def _read(path: Path) -> str:
    try:
        return decode_utf8(path.read_bytes())
    except OSError as error:
        raise _unusable(path, unreadable(error)) from None
    except Fault as fault:
        raise _unusable(path, fault) from None


def _unusable(path: Path, fault: Fault) -> UserError:
    return UserError("{failure}", failure=Failure(path, fault))
