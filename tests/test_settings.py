"""Settings and state: typed, lenient in reading, whole in writing."""

import json
import os
import sys
from pathlib import Path

import pytest

from annotator.domain.errors import UserError
from annotator.domain.queue import Queue
from annotator.settings import PLACES, RECENT_PROJECTS, SETTINGS, Place, Settings, State


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings.json"


def test_every_default_is_a_value_its_setting_accepts():
    assert all(setting.accepts(setting.default) for setting in SETTINGS.values())


def test_without_a_file_the_defaults_hold_and_none_is_written(file):
    settings = Settings.load(file)
    assert {key: settings.get(key) for key in SETTINGS} == {key: s.default for key, s in SETTINGS.items()}
    assert not file.exists()


def test_what_is_set_is_there_at_the_next_start(file):
    settings = Settings.load(file)
    settings.set("language", "vi")
    settings.set("text_size", 24)
    settings.set("snapping", True)
    again = Settings.load(file)
    assert (again.get("language"), again.get("text_size"), again.get("snapping")) == ("vi", 24, True)
    assert [found.name for found in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize(
    ("key", "value"), [("theme", "pink"), ("text_size", 13), ("text_size", 33), ("text_size", True), ("snapping", 1)]
)
def test_a_value_that_is_not_allowed_is_refused_in_the_program_and_passed_over_in_the_file(file, key, value):
    with pytest.raises(ValueError, match=key):
        Settings.load(file).set(key, value)
    file.write_text(json.dumps({key: value, "language": "vi"}))
    settings = Settings.load(file)
    assert settings.get(key) == SETTINGS[key].default
    assert settings.get("language") == "vi"


def test_an_unknown_key_is_a_mistake_of_ours(file):
    with pytest.raises(KeyError):
        Settings.load(file).get("colour")
    with pytest.raises(KeyError):
        Settings.load(file).set("colour", "red")


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b"\xff\xfe", b"null", b"[" * 100_000])
def test_a_damaged_file_is_moved_aside_and_the_defaults_hold(file, damage):
    file.write_bytes(damage)
    settings = Settings.load(file)
    assert settings.get("theme") == "system"
    assert settings.damaged is not None
    assert settings.damaged.read_bytes() == damage
    settings.set("theme", "dark")
    assert Settings.load(file).get("theme") == "dark"


def test_a_second_damaged_file_does_not_replace_the_first(file):
    for damage in (b"one", b"two"):
        file.write_bytes(damage)
        Settings.load(file)
    assert sorted(found.read_bytes() for found in file.parent.iterdir()) == [b"one", b"two"]


def test_two_windows_do_not_undo_each_others_settings(file):
    one, two = Settings.load(file), Settings.load(file)
    one.set("theme", "dark")
    two.set("language", "vi")
    assert Settings.load(file).get("theme") == "dark"
    assert Settings.load(file).get("language") == "vi"


def test_what_a_newer_program_wrote_is_kept(file):
    file.write_text('{"tomorrow": [1]}')
    Settings.load(file).set("theme", "dark")
    assert json.loads(file.read_text()) == {"tomorrow": [1], "theme": "dark"}


def test_where_saving_is_refused_the_person_is_told_and_the_choice_holds(tmp_path):
    (tmp_path / "folder").write_text("a file where the folder should be")
    settings = Settings.load(tmp_path / "folder" / "settings.json")
    with pytest.raises(UserError, match=r"settings\.json cannot be written: "):
        settings.set("theme", "dark")
    with pytest.raises(UserError):
        settings.set("language", "vi")
    assert (settings.get("theme"), settings.get("language")) == ("dark", "vi")


def test_a_write_that_fails_leaves_the_old_file_and_no_half_one(file):
    settings = Settings.load(file)
    settings.set("theme", "dark")
    before = file.read_bytes()
    file.with_name(f".{file.name}.{os.getpid()}").mkdir()  # where the half-written file would lie
    with pytest.raises(UserError):
        settings.set("theme", "light")
    assert file.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs Unix permissions")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_cannot_be_read_is_left_alone(file):
    file.write_text("{}")
    file.chmod(0)
    assert Settings.load(file).damaged is None


def test_the_window_comes_back_where_it_was(file):
    State.load(file).remember_window("geometry", b"\x00\xff")
    assert State.load(file).window("geometry") == b"\x00\xff"
    assert State.load(file).window("layout") == b""


def test_recent_projects_stand_latest_first_once_and_not_without_end(file, tmp_path):
    state = State.load(file)
    for number in range(RECENT_PROJECTS + 2):
        state.remember_project(tmp_path / f"{number}.annot")
    state.remember_project(tmp_path / "5.annot")
    found = State.load(file).recent_projects()
    assert len(found) == RECENT_PROJECTS
    assert found[:2] == (tmp_path / "5.annot", tmp_path / f"{RECENT_PROJECTS + 1}.annot")
    state.forget_project(tmp_path / "5.annot")
    assert tmp_path / "5.annot" not in State.load(file).recent_projects()


def test_each_person_finds_their_own_place_in_each_project(file):
    state = State.load(file)
    state.remember_place("p", "mai", Place("a1", 12))
    state.remember_place("p", "lan", Place("a2", 0))
    again = State.load(file)
    assert again.place("p", "mai") == Place("a1", 12)
    assert again.place("p", "lan") == Place("a2", 0)
    assert again.place("q", "mai") == Place()


def test_a_place_knows_caret_and_current_span(file):
    State.load(file).remember_place("p", "mai", Place("a1", 12, 30, 20, "span"))
    assert State.load(file).place("p", "mai") == Place("a1", 12, 30, 20, "span")


def test_a_place_of_an_older_program_is_still_read(file):
    file.write_text(json.dumps({"places": {"p/mai": ["a1", 12, 20, 30]}}))
    assert State.load(file).place("p", "mai") == Place("a1", 12, 20, 30)


def test_what_was_put_off_in_a_review_is_found_again_by_the_same_person(file):
    State.load(file).remember_put_off("p", "lan", {"b", "a"})
    again = State.load(file)
    assert again.put_off("p", "lan") == {"a", "b"}
    assert again.put_off("p", "mai") == again.put_off("q", "lan") == frozenset()


@pytest.mark.parametrize("wrong", [7, {"p/lan": 7}, {"p/lan": {"a": 1}}, {"p/lan": [1, None]}])
def test_what_was_put_off_and_cannot_be_read_is_nothing(file, wrong):
    file.write_text(json.dumps({"put_off": wrong}))
    assert State.load(file).put_off("p", "lan") == frozenset()


def test_each_person_finds_their_own_queue_in_each_project(file):
    queue = Queue("random", 4271, frozenset({"todo", "flagged"}), "đập")
    State.load(file).remember_queue("p", "mai", queue)
    again = State.load(file)
    assert again.queue("p", "mai") == queue
    assert again.queue("p", "lan") == Queue()


@pytest.mark.parametrize("wrong", [3, {"p/mai": ["sideways", 1, ""]}, {"p/mai": ["random"]}, {"p/mai": "x"}])
def test_a_queue_of_the_wrong_shape_is_that_of_the_project(file, wrong):
    file.write_text(json.dumps({"queues": wrong}))
    assert State.load(file).queue("p", "mai") == Queue()


def test_a_kind_that_is_not_known_is_left_out(file):
    file.write_text(json.dumps({"queues": {"p/mai": ["shortest", 0, "", "todo", "lost", ["x"]]}}))
    assert State.load(file).queue("p", "mai") == Queue("shortest", kinds=frozenset({"todo"}))


def test_the_guidelines_are_found_where_they_were_read(file):
    State.load(file).remember_guidelines_place("p", 812)
    assert State.load(file).guidelines_place("p") == 812
    file.write_text(json.dumps({"guidelines": {"p": "x", "q": -1}}))
    assert [State.load(file).guidelines_place(project) for project in "pq"] == [0, 0]


def test_how_finding_was_used_is_remembered(file):
    assert not State.load(file).find_ignores_marks()
    State.load(file).remember_find(ignores_marks=True)
    assert State.load(file).find_ignores_marks()
    file.write_text(json.dumps({"find_ignores_marks": 1}))
    assert not State.load(file).find_ignores_marks()


def test_the_places_kept_are_the_latest(file):
    state = State.load(file)
    for number in range(PLACES + 1):
        state.remember_place(str(number), "mai", Place("a", number))
    again = State.load(file)
    assert again.place("0", "mai") == Place()
    assert again.place(str(PLACES), "mai") == Place("a", PLACES)


def test_who_worked_last_is_remembered_for_each_project(file):
    State.load(file).remember_annotator("p", "mai")
    assert State.load(file).annotator("p") == "mai"
    assert State.load(file).annotator("q") == ""


@pytest.mark.parametrize("wrong", [1, "x", [1], {"p/mai": 3}, {"p/mai": ["a", -1]}, {"p/mai": ["a"]}])
def test_a_state_of_the_wrong_shape_is_no_harm(file, wrong):
    file.write_text(json.dumps(dict.fromkeys(["places", "recent_projects", "annotators", "geometry"], wrong)))
    state = State.load(file)
    assert state.place("p", "mai") == Place()
    assert state.window("geometry") == b""
    assert state.annotator("p") == ""
    assert all(isinstance(found, Path) for found in state.recent_projects())


def test_what_no_setting_can_hold_is_named_and_the_rest_is_not(file):
    keys = {"span.jump": ["J"], "span.note": 5, "span.link": [["L"]], "find": []}
    file.write_text(json.dumps({"text_size": 99, "theme": "pink", "language": "vi", "new in 9": 1, "keys": keys}))
    settings = Settings.load(file)
    assert settings.refused() == {
        "text_size": 99, "theme": "pink", "keys.span.note": 5, "keys.span.link": [["L"]],
    }  # fmt: skip
    assert settings.keys() == {"span.jump": ("J",), "find": ()}


def test_own_keys_that_are_no_table_are_named_as_a_whole(file):
    file.write_text(json.dumps({"keys": ["F7"]}))
    assert Settings.load(file).refused() == {"keys": ["F7"]}


def test_a_new_or_good_file_has_nothing_to_be_named(file):
    assert Settings.load(file).refused() == {}
    Settings.load(file).set("text_size", 24)
    assert Settings.load(file).refused() == {}
