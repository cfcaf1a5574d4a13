"""Who is proposed as the actor of a claim or a denial."""

import pytest

from annotator.domain.article import Article
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.domain.suggestion import Rejection
from annotator.services.proposing import ActorProposal, propose_actor

TEXT = "Bộ Giao thông Maren cho biết ít nhất 40 tàu đã rời cảng. Trời mưa. Có 12 người trên bến."
CLAIM = "ít nhất 40 tàu đã rời cảng"
ACTOR = "Bộ Giao thông Maren"


@pytest.fixture
def article() -> Article:
    return Article.from_text(TEXT, title="Tàu", lang="vi")


def span_of(article, quote, label, **attributes) -> Span:
    start = article.text.index(quote)
    return Span(
        id=quote, article_id=article.id, annotator_id="mai", start=start, end=start + len(quote), label=label,
        quote=quote, attributes=attributes, scheme_version=1,
    )  # fmt: skip


def by(article, source, target) -> Link:
    return Link(id="by", article_id=article.id, annotator_id="mai", type="by", source_id=source, target_id=target)


def test_the_speaker_of_the_cue_is_proposed_with_its_whole_name(scheme, article):
    claim = span_of(article, CLAIM, "claim")
    assert propose_actor(scheme, article, claim, [claim], []) == ActorProposal(
        source_id=CLAIM, link_type="by", label="actor", start=0, end=len(ACTOR)
    )


def test_a_span_that_marks_the_speaker_already_is_the_target(scheme, article):
    claim, actor = span_of(article, CLAIM, "claim"), span_of(article, ACTOR, "actor")
    found = propose_actor(scheme, article, claim, [claim, actor], [])
    assert (found.target_id, found.start, found.end) == (ACTOR, 0, len(ACTOR))


def test_nothing_is_proposed_for_what_has_an_actor_or_needs_none(scheme, article):
    claim = span_of(article, CLAIM, "claim")
    assert propose_actor(scheme, article, claim, [claim], [by(article, CLAIM, ACTOR)]) is None
    assert propose_actor(scheme, article, span_of(article, CLAIM, "claim", unattributed=True), [], []) is None
    assert propose_actor(scheme, article, span_of(article, "40 tàu", "figure"), [], []) is None
    assert propose_actor(scheme, article, span_of(article, ACTOR, "actor"), [], []) is None


def test_nothing_is_proposed_where_nobody_speaks(scheme, article):
    assert propose_actor(scheme, article, span_of(article, "Có 12 người trên bến", "claim"), [], []) is None


def test_what_was_rejected_is_not_proposed_again(scheme, article):
    claim = span_of(article, CLAIM, "claim")
    proposal = propose_actor(scheme, article, claim, [claim], [])
    rejected = Rejection.of(
        article.id, "mai", start=claim.start, end=claim.end, label="claim", content=proposal.content
    )
    assert propose_actor(scheme, article, claim, [claim], [], [rejected]) is None
    other = Rejection.of(article.id, "mai", start=claim.start, end=claim.end, label="claim", content={"link": "via"})
    assert propose_actor(scheme, article, claim, [claim], [], [other]) == proposal
