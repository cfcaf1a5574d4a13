"""Project files, bundles and imports are data: nothing in them is executed or fetched, and SQL is ours alone."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "annotator"
SOURCES = sorted(PACKAGE.rglob("*.py"))

NETWORK = re.compile(
    r"(socket|ssl|http|urllib\.request|urllib\.error|urllib3|ftplib|smtplib|imaplib|poplib|telnetlib|nntplib|xmlrpc"
    r"|socketserver|asyncio|requests|httpx|aiohttp|webbrowser|certifi|selectors|PySide6\.QtNetwork|PySide6\.QtWeb.*)"
    r"(\..*)?"
)
UNPACKING = re.compile(r"(pickle|cPickle|_pickle|dill|cloudpickle|joblib|shelve|dbm|marshal|yaml|jsonpickle)(\..*)?")
RUNNING = re.compile(r"(code|codeop|runpy|imp|pdb)(\..*)?")

MAY_CONNECT = {"gui.py"}
"""It looks whether this computer's own display answers."""
MAY_UNPICKLE = {
    # What passes between the program and its own helper processes, through pipes that nobody else has.
    "services/helping.py",
    "services/review/helpers.py",
    "services/agreement/helpers.py",
    "services/review_counts.py",
    # pyvi's model, as it was installed.
    "suggest/vietnamese.py",
}
CALLS = {"eval", "exec", "compile", "__import__", "execfile", "system", "popen", "execv", "spawnl", "startfile"}


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.lineno, node.module or ""
            yield from ((node.lineno, f"{node.module}.{name.name}") for name in node.names)


def importing(pattern: re.Pattern[str], allowed: set[str]) -> list[str]:
    return [
        f"{path.relative_to(PACKAGE)}:{line} {name}"
        for path in SOURCES
        for line, name in imports(ast.parse(path.read_text("utf-8")))
        if pattern.fullmatch(name) and path.relative_to(PACKAGE).as_posix() not in allowed
    ]


def test_nothing_imports_what_opens_connections() -> None:
    assert importing(NETWORK, MAY_CONNECT) == []


def test_nothing_unpickles_but_the_programs_own_helpers() -> None:
    assert importing(UNPACKING, MAY_UNPICKLE) == []
    assert importing(RUNNING, set()) == []


def called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Name):
        return node.func.id
    owner = getattr(node.func, "value", None)
    return (
        node.func.attr
        if isinstance(node.func, ast.Attribute) and getattr(owner, "id", "") in {"os", "builtins"}
        else ""
    )


def test_nothing_is_evaluated() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno} {called(node)}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and called(node) in CALLS
    ]
    assert found == []


def shells(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from (
                node.lineno
                for word in node.keywords
                if word.arg == "shell" and not (isinstance(word.value, ast.Constant) and word.value.value is False)
            )


def test_no_shell_is_started() -> None:
    assert [path.name for path in SOURCES for _ in shells(ast.parse(path.read_text("utf-8")))] == []


# SQL

STATEMENT = re.compile(
    r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|ATTACH|DETACH|WITH|PRAGMA|SAVEPOINT|ROLLBACK|RELEASE|FROM|WHERE"
    r"|AND|VACUUM)\b"
)
OF_PEOPLE = re.compile(
    r"(text|name|title|note|quote|source|typed|words|value|values|content|path|label|tag|lang|article_id|annotator_id"
    r"|row_id|span_id|viewer|reason|stored)$"
)
"""What variables are called that hold what people wrote; none of them stands in a statement."""
OURS = {
    # Names of tables, columns and attached files, all of them constants of the module.
    ("bulk.py", "name"),
    ("schema.py", "name"),
    ("connection.py", "name"),
    ("connection.py", "value"),
    ("bulk.py", "values"),
    ("searching.py", "source"),
    ("states.py", "content"),
    ("values.py", "name"),
    ("taken_back.py", "name"),
    ("mending.py", "made.name"),
}


def woven(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """What is put into the text of statements: names of variables in f-strings that begin as SQL does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
            if STATEMENT.match(text):
                for part in node.values:
                    if isinstance(part, ast.FormattedValue):
                        yield node.lineno, ast.unparse(part.value)


def test_nothing_that_people_wrote_stands_in_the_text_of_a_statement() -> None:
    found = [
        f"{path.name}:{line} {{{name}}}"
        for path in sorted((PACKAGE / "store").rglob("*.py"))
        for line, name in woven(ast.parse(path.read_text("utf-8")))
        if OF_PEOPLE.search(name) and name != "table.name" and (path.name, name) not in OURS
    ]
    assert found == []


def test_statements_are_not_put_together_by_percent_signs() -> None:
    found = []
    for path in sorted((PACKAGE / "store").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and isinstance(node.left, ast.Constant):
                text = node.left.value
                if isinstance(text, str) and STATEMENT.match(text):
                    found.append(f"{path.name}:{node.lineno}")
    assert found == []


# No connection

CONNECTS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request")
_heard: list[tuple[str, object]] = []
_listening = False


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if _listening and event in CONNECTS:
        _heard.append((event, arguments[1:]))


sys.addaudithook(_hear)


@pytest.fixture
def connections() -> Iterator[list[tuple[str, object]]]:
    """What is asked of the network while the test runs; X11's own socket is a file of this computer."""
    global _listening  # noqa: PLW0603  an audit hook cannot be taken away again
    _heard.clear()
    _listening = True
    yield _heard
    _listening = False


def test_a_connection_would_be_heard(connections) -> None:
    import socket

    with socket.socket() as plug:
        plug.settimeout(0.01)
        plug.connect_ex(("127.0.0.1", 9))
    assert connections


def test_the_command_line_opens_no_connection(connections, project_path: Path, tmp_path: Path, capsys) -> None:
    from annotator import cli

    note = tmp_path / "bài.txt"
    note.write_text("http://localhost:9/x\nCảng vẫn mở, giám đốc nói tại https://localhost:9.\n", "utf-8")
    page = tmp_path / "page.jsonl"
    page.write_text('{"text": "Cảng https://localhost:9 vẫn mở."}\n', "utf-8")
    out = str(tmp_path / "out")
    for arguments in (
        ["import", str(project_path), str(note), str(page)],
        ["stats", str(project_path)],
        ["agreement", str(project_path)],
        ["search", str(project_path), "cảng"],
        ["people", str(project_path)],
        ["export", str(project_path), "-o", out, "--all"],
        ["verify", out],
        ["bundle", str(project_path), "--annotator", "Mai", "-o", out + ".bundle"],
        ["merge", str(project_path), out + ".bundle"],
        ["suggest", str(note)],
    ):
        cli.main(arguments)
    capsys.readouterr()
    assert connections == []
