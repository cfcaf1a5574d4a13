"""Translations: nothing missing, nothing stale, places kept."""

import ast
import importlib.util
import re
import shutil
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QToolButton

from annotator.domain.bulk import collector_resting
from annotator.domain.errors import UserError
from annotator.ui import qt_texts
from annotator.ui.i18n import Language, sentence_of_failure

ROOT = Path(__file__).resolve().parent.parent
PLACE = re.compile(r"%n|%\d|\{\w*\}")


def messages(lang: str):
    for context in ET.parse(ROOT / "resources" / "i18n" / f"annotator_{lang}.ts").iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name"), message


def test_the_translation_files_are_what_the_code_says():
    program = ROOT / "packaging" / "translations.py"
    found = subprocess.run([sys.executable, program, "--check"], capture_output=True, text=True, cwd=ROOT, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_translations_keep_the_places_to_fill():
    for context, message in messages("vi"):
        source = message.findtext("source") or ""
        translation = message.find("translation")
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        for form in forms:
            assert sorted(PLACE.findall(source)) == sorted(PLACE.findall(form)), (context, source, form)


@pytest.mark.parametrize("lang", ["vi"])
def test_error_templates_can_be_filled(lang):
    for context, message in messages(lang):
        if context == "errors":
            translation = message.findtext("translation") or ""
            list(string.Formatter().parse(translation))


@pytest.mark.parametrize(("lang", "count"), [("vi", 1), ("en", 2)])
def test_every_plural_form_is_filled(lang, count):
    counted = [(context, message) for context, message in messages(lang) if message.get("numerus") == "yes"]
    assert counted
    for context, message in counted:
        forms = [form.text or "" for form in message.iter("numerusform")]
        assert len(forms) == count, (context, message.findtext("source"))
        assert all("%n" in form for form in forms), (context, forms)


def test_both_languages_count_the_same_texts():
    counted = [
        {(context, m.findtext("source")) for context, m in messages(lang) if m.get("numerus") == "yes"}
        for lang in ("vi", "en")
    ]
    assert counted[0] == counted[1]


def test_what_is_counted_is_marked_as_counted():
    plain = [message.findtext("source") for _, message in messages("vi") if message.get("numerus") != "yes"]
    assert [source for source in plain if "%n" in source] == []


def test_every_error_keeps_its_places():
    errors = [message for context, message in messages("vi") if context == "errors"]
    assert len(errors) > 100
    for message in errors:
        source, translation = message.findtext("source") or "", message.findtext("translation") or ""
        names = {name for _, name, _, _ in string.Formatter().parse(source) if name}
        values = {name: f"‹{name}›" for name in names}
        text = translation.format_map(values)
        assert all(value in text for value in values.values()), (source, translation)
        assert text != source.format_map(values), source


def test_errors_end_as_their_english_does():
    for context, message in messages("vi"):
        source, translation = message.findtext("source") or "", message.findtext("translation") or ""
        if context == "errors":
            assert source.endswith(".") == translation.endswith("."), (source, translation)
            assert source[:1].isupper() == translation[:1].isupper() or source.startswith("{"), (source, translation)


@pytest.fixture
def language(qapp):
    before, chosen = QLocale(), Language()
    yield chosen
    QCoreApplication.removeTranslator(chosen._translator)
    QLocale.setDefault(before)


BUTTONS = {
    "Ok": "OK", "Save": "Lưu", "SaveAll": "Lưu tất cả", "Open": "Mở", "Yes": "Có", "YesToAll": "Có tất cả",
    "No": "Không", "NoToAll": "Không tất cả", "Abort": "Dừng", "Retry": "Thử lại", "Ignore": "Bỏ qua",
    "Close": "Đóng", "Cancel": "Hủy", "Discard": "Không lưu", "Help": "Trợ giúp", "Apply": "Áp dụng",
    "Reset": "Đặt lại", "RestoreDefaults": "Về mặc định",
}  # fmt: skip


def test_standard_buttons_are_vietnamese(qtbot, language):
    language.switch("vi")
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    said = {name: box.addButton(QDialogButtonBox.StandardButton[name]).text().replace("&", "") for name in BUTTONS}
    assert said == BUTTONS


def test_standard_buttons_are_english_again(qtbot, language):
    language.switch("vi")
    language.switch("en")
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    assert box.addButton(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Cancel"


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit])
def test_the_context_menu_of_a_field_is_vietnamese(qtbot, language, field):
    language.switch("vi")
    widget = field()
    qtbot.addWidget(widget)
    menu = widget.createStandardContextMenu()
    said = [action.text().partition("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    assert said[:7] == ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"]


def test_the_file_dialog_is_vietnamese(qtbot, language):
    language.switch("vi")
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    said = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    assert {"Tìm trong:", "Tên tệp:", "Loại tệp:"} <= said
    tips = {button.toolTip() for button in dialog.findChildren(QToolButton)}
    assert {"Lùi", "Tiến", "Thư mục cha", "Tạo thư mục mới"} <= tips


MARKS = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}
"""What marks a text, and which argument is the text."""


def marked_texts(tree):
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        place = MARKS.get(getattr(call.func, "attr", None) or getattr(call.func, "id", ""))
        if place is not None and len(call.args) > place and isinstance(call.args[place], ast.Constant):
            yield call.args[place].value


def test_lupdate_has_seen_every_marked_text():
    # It passes over what it cannot read, such as QCoreApplication.translate("C", "%n words", "", fold.words).
    known = {message.findtext("source") for _, message in messages("vi")}
    sources = (ROOT / "annotator").rglob("*.py")
    with collector_resting():  # what it frees amid ast.parse can end in "AST constructor recursion depth mismatch"
        marked = {text for path in sources for text in marked_texts(ast.parse(path.read_text(encoding="utf-8")))}
    assert len(marked) > 300
    assert sorted(marked - known) == []


def of_qt():
    marked = {
        call.args[0].value + "\0" + call.args[1].value
        for call in ast.walk(ast.parse(Path(qt_texts.__file__).read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
    }
    return sorted(tuple(text.split("\0")) for text in marked)


def test_qt_has_the_texts_that_stand_for_its_own(qapp):
    german = QTranslator()
    if not german.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        pytest.skip("this Qt comes without its translations")
    assert len(of_qt()) > 100
    assert [text for text in of_qt() if not german.translate(*text)] == []


@pytest.mark.parametrize(("lang", "one", "more"), [("en", "1 span", "12 spans"), ("vi", "1 đoạn", "12 đoạn")])
def test_a_count_is_said_in_the_right_form(language, lang, one, more):
    language.switch(lang)
    said = [QCoreApplication.translate("ArticleList", "%n spans", "", count) for count in (1, 12)]
    assert said == [one, more]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "a.txt: dòng 3: byte 0xE9 ở vị trí 4 không phải UTF-8; hãy lưu tệp lại bằng UTF-8"),
        ("en", "a.txt: line 3: byte 0xE9 at offset 4 is not UTF-8; save the file as UTF-8"),
    ],
)
def test_a_failure_is_said_in_the_language(language, lang, said):
    language.switch(lang)
    error = UserError("byte {byte} at offset {offset} is not UTF-8; save the file as UTF-8", byte="0xE9", offset=4)
    assert sentence_of_failure("a.txt", 3, "", error) == said


def test_a_compiled_file_is_replaced_and_never_written_in_place(tmp_path):
    """A running window has the old one mapped into its memory: writing there would end it."""
    found = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    translations = importlib.util.module_from_spec(found)
    found.loader.exec_module(translations)
    for path in (ROOT / "resources" / "i18n").glob("*.ts"):
        shutil.copy(path, tmp_path)
    for lang in translations.LANGUAGES:
        (tmp_path / f"annotator_{lang}.qm").write_bytes(b"old")
    with (tmp_path / "annotator_vi.qm").open("rb") as mapped:
        translations.compile_all(tmp_path)
        assert mapped.read() == b"old"
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {f"annotator_{lang}.{kind}" for lang in translations.LANGUAGES for kind in ("ts", "qm")}
    assert QTranslator().load(str(tmp_path / "annotator_vi.qm"))

    (tmp_path / "annotator_vi.ts").write_text("no xml", encoding="utf-8")
    before = (tmp_path / "annotator_vi.qm").read_bytes()
    with pytest.raises(subprocess.CalledProcessError):
        translations.compile_all(tmp_path)
    assert (tmp_path / "annotator_vi.qm").read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == names


def test_words_that_are_counted_stand_in_no_class_that_others_derive_from():
    # `tr` asks in the context of the object's own class, and with a count that is not given up for the base's.
    counting, bases = set(), set()
    for path in (ROOT / "annotator" / "ui").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        tree, module = ast.parse(source), ".".join(path.relative_to(ROOT).with_suffix("").parts)
        classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        home = {node.name: module for node in classes}
        home |= {
            name.name: node.module or ""
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for name in node.names
        }
        for node in classes:
            bases |= {(home.get(base.id, ""), base.id) for base in node.bases if isinstance(base, ast.Name)}
            if "%n" in (ast.get_source_segment(source, node) or ""):
                counting.add((module, node.name))
    assert counting
    assert counting & bases == set()
