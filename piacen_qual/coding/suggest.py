"""The coder: from transcripts and a codebook to suggestions, with what can be kept in the cache.

A suggestion says that a segment carries a code. Its score is `1 - Π(1 - weight)` over the rules of
the code that fired in the segment, each rule counted once with the factor of the theme, and at most
0.99: rules are taken as independent witnesses (the « noisy or » of Pearl, 1988).
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from piacen_qual.codebook.schema import Code, Codebook, Kind, Negation, Rule
from piacen_qual.coding.annotate import Annotator, annotation_key
from piacen_qual.coding.compile import code_digests
from piacen_qual.coding.segments import segments
from piacen_qual.errors import Level, Problem
from piacen_qual.model import Segment, Suggestion, Transcript, Turn
from piacen_qual.study import Cache, digest
