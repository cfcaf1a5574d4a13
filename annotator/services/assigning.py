"""Who reads what: articles shared out among people, some of them read by several, and how far everybody is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.assignment import READERS, Assignment, distribute
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.printing import TITLE, on_one_line
from annotator.domain.work import ANNOTATOR, TODO
from annotator.store.facts import ArticleRow
from annotator.store.project import Project

_DIGITS, _FEWEST_DIGITS = 13, 4
"""How many digits of an article's id are shown, and are enough to name it."""

_ALL_ASSIGNED = QT_TRANSLATE_NOOP("errors", "Every article is assigned already.")
_NO_ARTICLES = QT_TRANSLATE_NOOP("errors", "There is no article in this project yet. Import some, then share them out.")
_TOO_FEW = QT_TRANSLATE_NOOP("errors", "What several people read is read by two or more.")
_ONE_CHOSEN = QT_TRANSLATE_NOOP(
    "errors", "{readers} people are to read the same article, and only 1 of them is chosen. Choose more."
)
_CHOSEN = QT_TRANSLATE_NOOP(
    "errors", "{readers} people are to read the same article, and only {people} are chosen. Choose more."
)
_NO_SUCH_ARTICLE = QT_TRANSLATE_NOOP(
    "errors", "No article has the id or title {word}. Give an id, its first digits, or the whole title."
)
_SEVERAL_ARTICLES = QT_TRANSLATE_NOOP("errors", "Several articles are called {word}: say which by its id, {ids}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentPlan:
    """What would be given to whom; nothing is written before `commit`.

    `articles` counts the articles that are shared out, `shared` those of them that several people read, `by_person`
    the articles of each person, `characters` their code points.
    """

    given: tuple[Assignment, ...]
    articles: int
    shared: int
    by_person: Mapping[str, int]
    characters: Mapping[str, int]


def to_be_read_by(project: Project, annotator_id: str) -> set[str]:
    """Return the articles that somebody has begun or is still to read: to see others' labels would not be blind.

    Where nobody is assigned anything, whoever annotates is to read all.
    """
    rows = project.article_rows(annotator_id)
    begun = {row.id for row in rows if row.status != TODO}
    if begun and not project.assignments():
        return {row.id for row in rows}
    return begun | {given.article_id for given in project.assignments(annotator_id)}


def plan(
    project: Project,
    people: Sequence[str],
    *,
    share: float,
    readers: int = READERS,
    articles: Iterable[str] = (),
    seed: str = "",
) -> AssignmentPlan:
    """Share out articles, those that nobody reads or has begun where none are named, among annotators (ids).

    `share` of them (0 to 1) are read by `readers` people each; which, nobody is told: it is drawn by `seed`, or where
    that is empty by the project. Raises UserError where there is nobody or nothing to share out.
    """
    _check(project, people, share, readers)
    standing = project.assignments()
    wanted, taken = set(articles), {assignment.article_id for assignment in standing}
    for known in project.annotators():
        taken |= _begun(project, known.id)
    rows = project.article_rows("")
    lengths = {row.id: row.length for row in rows}
    free = [
        (row.id, row.length) for row in rows if (row.id in wanted if wanted else row.id not in taken)
    ]  # in the project's order
    if not free:
        raise UserError(_NO_ARTICLES if not rows else _ALL_ASSIGNED)
    load: Counter[str] = Counter()
    for assignment in standing:
        load[assignment.annotator_id] += lengths.get(assignment.article_id, 0)
    # The same project shares out alike, and the next articles are drawn anew.
    drawn = seed or f"{project.id} {len(standing)}"
    found = distribute(free, people, share=share, readers=readers, load=load, seed=drawn)
    pairs = [(article, person) for article, team in found.items() for person in team]
    counts, characters = Counter(person for _, person in pairs), Counter[str]()
    for article, person in pairs:
        characters[person] += lengths[article]
    return AssignmentPlan(
        given=tuple(Assignment.of(article, person) for article, person in pairs),
        articles=len(found),
        shared=sum(len(team) > 1 for team in found.values()),
        by_person={person: counts[person] for person in people},
        characters={person: characters[person] for person in people},
    )


def commit(project: Project, planned: AssignmentPlan) -> None:
    """Write what was planned. Raises ProjectError."""
    project.assign(planned.given)


def withdrawable(project: Project, annotator_id: str, articles: Iterable[str] = ()) -> list[Assignment]:
    """Return what can be taken back from a person: what they have not begun, of some `articles` where any are named."""
    begun, wanted = _begun(project, annotator_id), set(articles)
    return [
        given
        for given in project.assignments(annotator_id)
        if given.article_id not in begun and (not wanted or given.article_id in wanted)
    ]


def withdraw(project: Project, annotator_id: str, articles: Iterable[str] = ()) -> int:
    """Take back from a person what they have not begun, and return how many articles that were."""
    back = withdrawable(project, annotator_id, articles)
    project.assign((), back)
    return len(back)


def named_articles(project: Project, words: Iterable[str]) -> list[str]:
    """Return the ids of articles that are named by id, the beginning of an id, external id or title.

    Raises UserError for a word that is none of these, or of several articles, which are named.
    """
    rows = project.article_rows("")
    return list(dict.fromkeys(_named(project, rows, word.strip()) for word in words))


def _named(project: Project, rows: Sequence[ArticleRow], word: str) -> str:
    found = [row.id for row in rows if word and word == row.title.strip()]
    if not found and len(word) >= _FEWEST_DIGITS:
        found = [row.id for row in rows if row.id.startswith(word.lower())]
    if not found:
        found = [row.id for row in rows if word and word == project.article(row.id).external_id]
    if not found:
        raise UserError(_NO_SUCH_ARTICLE, word=on_one_line(word, TITLE))
    if len(found) > 1:
        ids = " / ".join(article[:_DIGITS] for article in found)
        raise UserError(_SEVERAL_ARTICLES, word=on_one_line(word, TITLE), ids=ids)
    return found[0]


def _begun(project: Project, annotator_id: str) -> set[str]:
    return {row.id for row in project.article_rows(annotator_id) if row.status != TODO or row.spans}


def _check(project: Project, people: Sequence[str], share: float, readers: int) -> None:
    known = {person.id for person in project.annotators() if person.role == ANNOTATOR}
    if not people or not known.issuperset(people):
        raise UserError(QT_TRANSLATE_NOOP("errors", "Choose who is to read."))
    if not 0 <= share <= 1:
        raise UserError(QT_TRANSLATE_NOOP("errors", "The share read by several is between 0 and 100 %."))
    if share and not 2 <= readers <= len(set(people)):
        chosen = len(set(people))
        raise UserError(
            _TOO_FEW if readers < 2 else _ONE_CHOSEN if chosen == 1 else _CHOSEN, readers=readers, people=chosen
        )
