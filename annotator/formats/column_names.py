"""What columns of tables and keys of dumps are called, in Vietnamese and English, and what their names say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from annotator.domain.columns import ColumnMapping

_TEXT = (
    "text",
    "content",
    "noi_dung",
    "body",
    "article",
    "article_text",
    "full_text",
    "fulltext",
    "maintext",
    "article_body",
    "articlebody",
    "content_text",
    "plain_text",
    "raw_text",
    "noi_dung_bai_viet",
    "noi_dung_chinh",
    "bai_viet",
    "than_bai",
    "van_ban",
    "toan_van",
    "story",
    "noidung",
    "text_content",
    "main_text",
    "clean_text",
    "document",
    "cleaned_text",
    "raw_content",
    "noi_dung_day_du",
    "noi_dung_tin",
    "noi_dung_bai_bao",
    "noi_dung_bai",
    "bai_bao",
    "bai",
    "chinh_van",
    "nguyen_van",
    "content_full",
    "full_content",
    "article_content",
    "news_content",
    "post_content",
)
_LEAD = ("sapo", "sa_po", "chapeau", "lead", "lede", "doan_mo_dau")
_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": (
        "title",
        "headline",
        "tieu_de",
        "tieude",
        "ten_bai",
        "tua_de",
        "tit",
        "article_title",
        "heading",
        "tieu_de_bai",
        "tieu_de_bai_viet",
        "tieu_de_bao",
        "dau_de",
        "daude",
        "tua",
        "tua_bai",
        "tit_bai",
        "ten_bai_viet",
        "ten_tin",
        "headline_text",
        "news_title",
        "post_title",
        "name",
    ),
    "source": (
        "source",
        "nguon",
        "publisher",
        "bao",
        "toa_soan",
        "site",
        "website",
        "outlet",
        "newspaper",
        "domain",
        "site_name",
        "source_name",
        "ten_bao",
        "trang",
        "host",
        "hostname",
        "nguon_bao",
        "nguon_tin",
        "media",
        "nguon_bai",
        "nguon_dang",
        "noi_dang",
        "co_quan_bao_chi",
        "to_bao",
        "kenh",
        "source_domain",
    ),
    "published": (
        "published",
        "ngay_dang",
        "date",
        "publish_date",
        "published_at",
        "date_publish",
        "pub_date",
        "pubdate",
        "published_date",
        "publication_date",
        "ngay",
        "thoi_gian",
        "thoi_gian_dang",
        "ngay_xuat_ban",
        "ngay_phat_hanh",
        "datetime",
        "time",
        "date_published",
        "publishedat",
        "publishdate",
        "datepublished",
        "created_at",
        "ngaydang",
        "posted_at",
        "ngay_gio",
        "khi",
        "luc",
        "ngay_thang",
        "ngay_viet",
        "ngay_bao",
        "ngay_gio_dang",
        "thoi_diem",
        "thoi_diem_dang",
        "gio_dang",
        "dang_luc",
        "xuat_ban",
        "date_time",
        "publication_time",
        "published_time",
        "publish_time",
        "published_on",
        "post_date",
        "release_date",
        "timestamp",
    ),
    "lang": ("lang", "language", "ngon_ngu", "tieng", "language_code", "locale"),
    "external_id": (
        "external_id",
        "id",
        "article_id",
        "doc_id",
        "ma_bai",
        "uuid",
        "guid",
        "ma",
        "document_id",
        "news_id",
        "stt_id",
    ),
    "tags": (
        "tags",
        "tag",
        "keywords",
        "tu_khoa",
        "the",
        "labels_tags",
        "chu_de",
        "nhan",
        "topics",
        "chuyen_muc",
        "category",
    ),
}
_ADDRESS = (
    "url",
    "link",
    "duong_dan",
    "lien_ket",
    "href",
    "canonical_url",
    "source_url",
    "dia_chi",
    "permalink",
    "web_url",
)
_KNOWN = frozenset((*_TEXT, *_LEAD, *_ADDRESS, *(name for names in _NAMES.values() for name in names)))

_LONG = 60
"""Characters on average from which on a column can be a text, whatever it is called."""
_BETWEEN = re.compile(r"[^0-9a-z]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def folded(name: str) -> str:
    """Return a name without marks, capitals and blanks: `Nội dung` and `noiDung` become `noi_dung`."""
    plain = unicodedata.normalize("NFD", _HUMP.sub("_", name.strip()))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _BETWEEN.sub("_", letters.replace("đ", "d").replace("Đ", "D").lower()).strip("_")


def is_known(name: str) -> bool:
    """Tell whether a name says what stands in its column."""
    return _last(name) in _KNOWN


def guessed(columns: Sequence[str], samples: Sequence[Sequence[str]]) -> ColumnMapping:
    """Guess what the columns hold, from their names and, for the text, from how long their samples are."""
    places: dict[str, str] = {}
    for column in reversed(columns):
        for name in (folded(column), _last(column)):
            places[name] = column
    text = _text(places, columns, samples)
    found = {field: _first(places, names, text) for field, names in _NAMES.items()}
    address = _first(places, _ADDRESS, text)
    found["external_id"] = found["external_id"] or address
    found["source"] = found["source"] or address
    return ColumnMapping(text=text, **found)


def _last(name: str) -> str:
    """Return the last part of a dotted key, folded."""
    return folded(name.rpartition(".")[2])


def _first(places: Mapping[str, str], names: Sequence[str], taken: Sequence[str]) -> str:
    return next((places[name] for name in names if name in places and places[name] not in taken), "")


def _text(places: Mapping[str, str], columns: Sequence[str], samples: Sequence[Sequence[str]]) -> tuple[str, ...]:
    body = _first(places, _TEXT, ())
    if not body:
        widths = {
            column: sum(len(row[at]) for row in samples if at < len(row)) / max(1, len(samples))
            for at, column in enumerate(columns)
        }
        widest = max(widths, key=lambda column: widths[column], default="")
        body = widest if len(columns) == 1 or widths.get(widest, 0) >= _LONG else ""
    lead = _first(places, _LEAD, (body,))
    return tuple(column for column in (lead, body) if column) if body else ()
