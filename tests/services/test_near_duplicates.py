"""Near duplicates: estimated likeness against the true one, what is found among many, what texts share nothing."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.folding import folded
from annotator.domain.ids import derived_id
from annotator.domain.record import LabelledRecord
from annotator.domain.zone import BOILERPLATE, Zone
from annotator.services import creating
from annotator.services.jobs import Stopped
from annotator.services.near_duplicates import ENGINE, LIKENESS, MOST, NearDuplicates, NearInProject, sketch
from annotator.store.project import Project
from annotator.store.staging import Staging

WORDS = [a + b for a in ("bo", "ca", "dẫ", "ghi", "hò", "kê", "lợ", "mũ", "nhá", "trư") for b in "cmnpt"]


def a_text(chance: random.Random, words: int = 400) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words))


def true_likeness(one: str, other: str) -> float:
    """The share of runs of five words, counted as they are."""

    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", folded(text))
        return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}

    return len(runs(one) & runs(other)) / len(runs(one) | runs(other))


def likeness(one: str, other: str) -> float:
    """What is told of the pair; 0 where nothing is."""
    known = NearDuplicates()
    known.add("one", sketch(one))
    return next((twin.likeness for twin in known.like(sketch(other))), 0.0)


@pytest.mark.parametrize("seed", range(8))
def test_the_likeness_is_that_of_the_texts_within_four_standard_errors(seed):
    chance = random.Random(seed)
    one = a_text(chance)
    other = f"{one[: len(one) - 40 * seed]} {a_text(chance, 8 * seed)}"
    true = true_likeness(one, other)
    assert true >= LIKENESS
    assert abs(likeness(one, other) - true) <= 4 * (true * (1 - true) / 128) ** 0.5 + 1 / 128


def daily(chance: random.Random) -> str:
    """A story that comes every day, with other figures in it."""
    figure = [f"{chance.randint(10, 99)},{chance.randint(1, 9)}" for _ in range(8)]
    return (
        f"Giá vàng hôm nay {chance.choice(('tăng', 'giảm'))} {figure[0]} nghìn đồng. Mở cửa phiên sáng nay, giá vàng "
        f"miếng được niêm yết ở mức {figure[1]} triệu đồng một lượng mua vào và {figure[2]} triệu đồng bán ra. Chênh "
        f"lệch giữa giá mua và giá bán là {figure[3]} triệu đồng. Giá vàng nhẫn được niêm yết ở mức {figure[4]} triệu "
        f"đồng mua vào và {figure[5]} triệu đồng bán ra. Trên thị trường thế giới, giá vàng giao ngay đứng ở mức "
        f"{figure[6]} trăm đô la một ounce. Quy đổi theo tỷ giá ngân hàng, giá vàng thế giới tương đương {figure[7]} "
        "triệu đồng một lượng, chưa tính thuế và phí. Người mua nên theo dõi giá trước khi giao dịch."
    )


@pytest.mark.parametrize("seed", range(8))
def test_two_daily_stories_of_one_form_are_no_twins(seed):
    chance = random.Random(seed)
    assert likeness(daily(chance), daily(chance)) == 0.0


@pytest.mark.parametrize("seed", range(8))
def test_a_reprint_with_another_headline_and_teaser_is_a_twin(seed):
    chance = random.Random(seed)
    body = a_text(chance, 380)
    assert likeness(f"{a_text(chance, 12)} {body}", f"{a_text(chance, 12)} {body} {a_text(chance, 40)}") >= LIKENESS


def test_texts_of_other_words_are_no_twins():
    chance = random.Random(5)
    texts = [a_text(chance) for _ in range(60)]
    known = NearDuplicates()
    for number, text in enumerate(texts):
        assert known.like(sketch(text)) == []
        known.add(str(number), sketch(text))


def test_case_marks_punctuation_and_blanks_do_not_count():
    one = "Ông Vũ Lâm, chủ tịch xã, nói rằng đập đã được sửa xong hồi tháng trước và không ai phải dời đi nữa. " * 3
    assert likeness(one, unicodedata.normalize("NFD", one).upper().replace(", ", "\n\n— ")) == 1.0


def test_what_stands_apart_does_not_count():
    chance = random.Random(3)
    body, teasers, others = a_text(chance, 200), a_text(chance, 300), a_text(chance, 300)
    one, other = f"{body}\n{teasers}", f"{body}\n{others}"
    assert likeness(one, other) == 0.0
    known = NearDuplicates()
    known.add("one", sketch(one, [(len(body), len(one))]))
    assert [twin.likeness for twin in known.like(sketch(other, [(len(body), len(other))]))] == [1.0]


def test_a_text_of_which_all_stands_apart_counts_as_a_whole():
    text = a_text(random.Random(4))
    assert sketch(text, [(0, len(text))]) == sketch(text)


def test_a_text_without_words_is_like_nothing():
    known = NearDuplicates()
    known.add("dots", sketch("…!? — 👍🏽"))
    assert len(known) == 0
    assert known.like(sketch("…")) == []


@pytest.mark.parametrize("text", ["một", "một hai ba", "một hai ba bốn năm"])
def test_a_text_of_few_words_is_like_itself_alone(text):
    assert likeness(text, text) == 1.0
    assert likeness(text, "sáu bảy tám chín mười") == 0.0


def test_all_twins_are_found_among_many_the_most_alike_first():
    """More than are compared one by one, so that those sorted into bands are asked too."""
    chance = random.Random(9)
    known = NearDuplicates()
    first = a_text(chance)
    near, nearer = f"{first[:-200]} {a_text(chance, 30)}", f"{first[:-60]} {a_text(chance, 10)}"
    known.add("near", sketch(near))
    for number in range(1500):
        known.add(str(number), sketch(a_text(chance, 60)))
    assert [twin.key for twin in known.like(sketch(first))] == ["near"]
    known.add("nearer", sketch(nearer))
    assert [twin.key for twin in known.like(sketch(first))] == ["nearer", "near"]
    assert next(twin.key for twin in known.like(sketch(near))) == "near"


@given(st.text(max_size=200))
def test_every_text_has_the_same_sketch_twice(text):
    assert sketch(text) == sketch(text)
    assert len(sketch(text)) in {0, 512}


def test_another_process_makes_the_same_sketch():
    """Kept sketches are compared by other runs of the program, whose hashes of words are seeded otherwise."""
    text = a_text(random.Random(1))
    script = f"from annotator.services.near_duplicates import sketch; print(sketch({text!r}).hex())"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == sketch(text).hex()


# In a project


def project_of(path, *records: LabelledRecord) -> Project:
    project, staging = creating.create(path / "near.annot", annotator="Mai"), Staging(path / "staging")
    for record in records:
        staging.add(record)
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    return project


@pytest.fixture
def texts() -> list[str]:
    chance = random.Random(2)
    return [f"Bài {number}\n{a_text(chance, 150)}" for number in range(4)]


def of(text: str, title: str = "") -> Article:
    return Article.from_text(text, title=title)


def test_an_article_of_the_project_is_named_and_one_that_came_since(tmp_path, texts):
    project = project_of(tmp_path, *(LabelledRecord(article=of(text, text[:5])) for text in texts[:2]))
    near = NearInProject(project)
    again = of(f"{texts[0]} và một câu nữa ở cuối bài.")
    assert [(one.article_id, one.title) for one in near.add(again)[0]] == [(of(texts[0]).id, "Bài 0")]
    assert near.add(of(texts[2]))[0] == []
    later = of(f"{texts[2]} và một câu nữa ở cuối bài.")
    assert [(one.article_id, one.title) for one in near.add(later)[0]] == [(of(texts[2]).id, "Bài 2")]
    project.close()


def test_the_same_article_is_no_twin_of_itself(tmp_path, texts):
    project = project_of(tmp_path, LabelledRecord(article=of(texts[0])))
    assert NearInProject(project).add(of(texts[0]))[0] == []
    project.close()


def test_zones_that_stand_apart_in_the_project_do_not_count(tmp_path, texts):
    article = of(f"{texts[0]}\n{texts[1]}")
    place = len(texts[0]) + 1, len(article.text)
    zone = Zone(
        id=derived_id("zone", article.id, *place, BOILERPLATE),
        article_id=article.id,
        start=place[0],
        end=place[1],
        kind=BOILERPLATE,
    )
    project = project_of(tmp_path, LabelledRecord(article=article, zones=(zone,)))
    other = of(f"{texts[0]}\n{texts[2]}")
    near, _ = NearInProject(project).add(other, [(place[0], len(other.text))])
    assert [round(one.similarity, 1) for one in near] == [1.0]
    project.close()


def test_what_was_worked_out_once_is_kept_with_the_project(tmp_path, texts):
    project = project_of(tmp_path, *(LabelledRecord(article=of(text)) for text in texts))
    near = NearInProject(project)
    near.add(of("Một văn bản khác hẳn."))
    assert set(near.worked_out) == {of(text).id for text in texts}
    assert project.keep_sketches(ENGINE, near.worked_out.items())
    again = NearInProject(project)
    assert again.add(of(f"{texts[3]} Thêm một câu."))[0][0].article_id == of(texts[3]).id
    assert again.worked_out == {}
    project.close()


def test_looking_through_the_project_can_be_stopped(tmp_path, texts):
    project = project_of(tmp_path, *(LabelledRecord(article=of(text)) for text in texts))
    with pytest.raises(Stopped):
        NearInProject(project, cancelled=lambda: True).add(of(texts[0]))
    project.close()


def test_of_many_texts_that_are_nearly_alike_each_is_told_a_few(project: Project):
    near = NearInProject(project)
    told = []
    for number in range(3000):
        text = f"Bản tin {number}. Bộ Y tế bác bỏ tin 40 ca tử vong và nói rằng bệnh viện vẫn mở cửa cho mọi người đến."
        told.append(len(near.add(Article.from_text(text))[0]))
    assert max(told) == MOST
    assert told[-1] == MOST


def test_the_likest_is_told_among_thousands_that_share_much():
    known, chance = NearDuplicates(), random.Random(5)
    common = a_text(chance, 300)
    for number in range(4000):
        known.add(str(number), sketch(f"{common} {a_text(chance, 120)}"))
    wanted = f"{common} {a_text(chance, 120)}"
    known.add("twin", sketch(wanted))
    for number in range(1500):  # sorted in with the others
        known.add(f"later {number}", sketch(a_text(chance, 60)))
    found = known.like(sketch(wanted + " " + a_text(chance, 5)))
    assert found[0].key == "twin"
    assert len(found) <= MOST


def test_what_does_not_come_in_after_all_takes_nobodys_place(project: Project):
    near, chance = NearInProject(project), random.Random(6)
    text = a_text(chance)
    kept = Article.from_text(f"{text} cuối cùng")
    near.add(kept)
    gone = [Article.from_text(f"{text} {number}") for number in range(20)]
    for article in gone:
        near.add(article)
    near.forget(article.id for article in gone)
    assert [one.article_id for one in near.add(Article.from_text(f"{text} thêm"))[0]] == [kept.id]
