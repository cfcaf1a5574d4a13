"""What lies beside articles in folders and archives, told by its name: pictures, styles, the parts of saved pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePath

_PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
_PAGE_PARTS = ("_files", ".files", "_tệp", "-dateien", "_fichiers", "_archivos", "-filer", "_file", "-bestanden")
"""What browsers add to a page's name for the folder of its parts, in small letters, NFC."""
_BESIDE = frozenset(
    (
        ".jpg",
        ".jpeg",
        ".png",
        ".gif",
        ".webp",
        ".bmp",
        ".svg",
        ".ico",
        ".tif",
        ".tiff",
        ".heic",
        ".avif",
        ".psd",
        ".ai",
        ".css",
        ".js",
        ".mjs",
        ".map",
        ".woff",
        ".woff2",
        ".ttf",
        ".otf",
        ".eot",
        ".mp3",
        ".m4a",
        ".wav",
        ".ogg",
        ".mp4",
        ".mov",
        ".avi",
        ".mkv",
        ".webm",
        ".db",
        ".ini",
        ".lnk",
        ".url",
        ".exe",
        ".dll",
        ".so",
        ".py",
        ".pyc",
        ".log",
        ".tmp",
        ".bak",
    )
)
"""Endings that are passed over in folders: what lies beside articles. A file named by itself is looked into."""


_OF_A_PROJECT = re.compile(r"\.annot(?:-wal|-shm|-journal|\.lock|\.holder)$")
_TEXTS = frozenset((*_PAGES, ".txt", ".docx", ".pdf", ".csv", ".tsv", ".xlsx", ".xls", ".ods", ".jsonl", ".zip"))


def is_beside(name: str) -> bool:
    """Tell whether a file of a folder is none that holds an article, by its ending."""
    return PurePath(name).suffix.lower() in _BESIDE


def is_of_a_project(name: str) -> bool:
    """Tell whether a file is one that the program keeps beside a project, such as its lock."""
    return bool(_OF_A_PROJECT.search(name.lower()))


def is_hidden_text(name: str) -> bool:
    """Tell whether a hidden file may hold an article: one with an ending, and none that a system makes by itself."""
    return name.startswith(".") and not name.startswith(("._", ".~")) and PurePath(name).suffix.lower() in _TEXTS


def is_page_folder(folder: str, beside: Iterable[str]) -> bool:
    """Tell whether a folder holds the pictures and styles of a web page that was saved beside it."""
    name = unicodedata.normalize("NFC", folder).casefold()
    stems = {name.removesuffix(ending) for ending in _PAGE_PARTS if name.endswith(ending)}
    pages = (unicodedata.normalize("NFC", file).casefold() for file in beside)
    return bool(stems) and any(
        page.removesuffix(ending) in stems for page in pages for ending in _PAGES if page.endswith(ending)
    )
