"""What the overview knows of how far people agree, and which two of them and which label were chosen of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.domain.scheme import Scheme
from annotator.domain.work import shown_names
from annotator.services.agreement.results import Agreement, Pair
from annotator.ui.overview.numbers import Numbers
from annotator.ui.overview.source import Source


@dataclass(slots=True)
class Known:
    """An agreement with the words for it, and the choices that a person made; choices outlive what they were of."""

    agreement: Agreement | None = None
    of_pair: dict[Pair, Agreement] = field(default_factory=dict)
    """What two annotators alone come to, as far as that was asked for."""
    names: Mapping[str, str] = field(default_factory=dict)
    scheme: Scheme | None = None
    language: str = "en"
    pair: Pair | None = None
    label: str = ""

    def take(self, agreement: Agreement, names: Mapping[str, str], scheme: Scheme, language: str) -> None:
        """Know another agreement; a choice that it does not have is made no longer."""
        self.agreement, self.scheme, self.language = agreement, scheme, language
        self.names = {**shown_names(agreement.annotators), **names}
        self.of_pair = {}
        if self.pair is not None and self.pair not in agreement.confusion:
            self.pair = None
        if self.label and scheme.label(self.label) is None:
            self.label = ""

    def forget(self, language: str) -> None:
        """Know no numbers: who looks is to see none."""
        self.agreement, self.of_pair, self.language = None, {}, language

    def source(self, *, of_pair: bool = True) -> Source | None:
        """Return what is shown: of the chosen two alone where that is known and wanted, else of everybody."""
        if self.agreement is None or self.scheme is None:
            return None
        alone = self.of_pair.get(self.pair) if self.pair is not None and of_pair else None
        return Source(
            agreement=alone or self.agreement,
            names=self.names,
            scheme=self.scheme,
            numbers=Numbers(self.language),
            pair=self.pair,
            label=self.label,
            of_pair=alone is not None,
        )
