"""What all tests stand on: folders of their own, the claims scheme, and a small project in a real file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from annotator import paths
from annotator.domain.article import Article
from annotator.domain.record import LabelledRecord
from annotator.domain.scheme import Scheme, scheme_from_toml
from annotator.domain.work import Annotator
from annotator.domain.zone import Zone
from annotator.store.project import Project
from annotator.store.staging import Staging

# No deadline: the tests write to real disks. No database of examples: a test run leaves nothing behind.
settings.register_profile(
    "annotator", deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("annotator")

if sys.platform.startswith("linux") and not os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY"}:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

BRIDGE = (
    "Cầu sông Lăng sập một nhịp\n"
    "Sở Giao thông tỉnh Hạ Vân cho biết khoảng 12.000 người phải đi vòng. "
    "Ông Trần Mộc nói rằng móng cầu đã được kiểm tra 😀. "
    "Công ty Đá Trắng bác bỏ thông tin họ dùng thép cũ.\n"
    "Đọc thêm: Chợ đêm mở lại"
)
"""A text of our own with one emoji before its last claim; see `project` for its zone."""
HARBOUR = (
    "Harbour lights go out\nThe port office said 40 lamps failed on Monday. "
    "Mayor Ilse Brandt denied that the cables had been stolen. A report by the Evening Bell put the loss at €2.5m."
)
NFD = "Thu\u031b\u0323 ba\u0301o: 3 \U0001f468\u200d\U0001f469\u200d\U0001f467 gia đình\u00a0nhận quà.\u2029Hết."
"""Decomposed letters, a family of three joined emoji, a no-break space and a paragraph separator."""


def _own_folders(patch: pytest.MonkeyPatch, home: Path) -> None:
    for name, folder in {
        "HOME": "",
        "USERPROFILE": "",
        "APPDATA": "roaming",
        "LOCALAPPDATA": "local",
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "data",
        "XDG_STATE_HOME": "state",
        "XDG_CACHE_HOME": "cache",
    }.items():
        place = home / folder
        place.mkdir(exist_ok=True)
        patch.setenv(name, str(place))
    if sys.platform == "win32":  # appdirs asks Windows itself there, which does not look at the environment
        import appdirs

        patch.setattr(appdirs, "_get_win_folder", lambda _name: str(home / "local"))


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home of its own, so that nothing reads or writes the developer's; returns it."""
    home = tmp_path_factory.mktemp("home")
    _own_folders(monkeypatch, home)
    return home


@pytest.fixture(scope="session")
def scheme() -> Scheme:
    """The claims scheme."""
    return scheme_from_toml(paths.resource("schemes", "claims.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def project_template(tmp_path_factory: pytest.TempPathFactory, scheme: Scheme) -> Path:
    """A closed project with three articles and the annotators Mai and An; copy it, never open it."""
    folder = tmp_path_factory.mktemp("template")
    with pytest.MonkeyPatch.context() as patch:
        _own_folders(patch, folder)
        project = Project.create(
            folder / "template.annot", name="Bridges", scheme=scheme, guidelines="Mark claims.", annotator="Mai"
        )
        project.add_annotator("An")
        staging = Staging(folder / "staging")
        bridge = Article.from_text(
            BRIDGE, title="Cầu sập", source="Báo Hạ Vân", published="2024-05-02T08:15", lang="vi"
        )
        boilerplate = BRIDGE.index("Đọc thêm")
        zone = Zone(id="zone", article_id=bridge.id, start=boilerplate, end=len(BRIDGE), kind="boilerplate")
        staging.add(LabelledRecord(article=bridge, zones=(zone,)))
        staging.add(LabelledRecord(article=Article.from_text(HARBOUR, title="Harbour lights go out", lang="en")))
        staging.add(LabelledRecord(article=Article.from_text(NFD, title="Thư báo", lang="vi")))
        project.commit_staging(staging, name="import", source_sha256="")
        staging.close()
        project.close()
    return project.path


@pytest.fixture
def project_path(project_template: Path, tmp_path: Path) -> Path:
    """A closed project file of this test's own."""
    path = tmp_path / "bridges.annot"
    path.write_bytes(project_template.read_bytes())
    return path


@pytest.fixture
def project(project_path: Path) -> Iterator[Project]:
    """A project open for writing: three short articles, nothing labelled, the annotators Mai and An."""
    opened = Project.open(project_path)
    opened.begin_writing()
    yield opened
    opened.close()


@pytest.fixture
def mai(project: Project) -> Annotator:
    """The first annotator of `project`."""
    found = project.annotator_named("Mai")
    assert found is not None
    return found


@pytest.fixture
def article(project: Project) -> Article:
    """The first article of `project`: the bridge, in Vietnamese, with an emoji and a zone."""
    return project.article(project.article_rows("")[0].id)
