"""The marks of one article, found by place, with their lanes; worked out where somebody looks and not before.

The marks stay in the order of their starts. Chunks of them carry the furthest end in them, so that what reaches over a
place is found without a walk from the beginning. Lanes are given by cluster: a run of marks that hang together by
overlap, which no other cluster can change.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from operator import itemgetter

from annotator.domain.span import Mark
from annotator.ui.article.lanes import Placed, lay_again, lay_all
