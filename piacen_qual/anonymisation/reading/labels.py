"""Names as people write them in the labels of speakers and in corpus.yaml."""

import re
from collections.abc import Iterator
from typing import Final

from piacen_qual.anonymisation.reading.normal import phrase
from piacen_qual.transcripts.speakers.label_words import TITLES
from piacen_qual.transcripts.speakers.labels import Shape, is_role_word, shape, split_remark

_DEVICE: Final = re.compile(
    r"(?:i ?phone|i ?pad|mac ?book|galaxy|samsung|pc|ordinateur|portable|laptop|tablette|telephone"
    r"|cell(?:ulaire)?|pixel|appareil|bureau|compte) (?:de |d['’]|du )?",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(r"\s+[-–—|/]\s+|,\s+")  # « Mélanie Fradette - CDC »
_TITLES: Final = TITLES | {"dona", "don", "tante", "oncle", "matante", "mononcle", "abbe", "cure"}


def names_in_label(label: str) -> Iterator[str]:
    """The name in a speaker's label, device, remark and organisation left aside."""
    core, _ = split_remark(label)
    name = _DEVICE.sub("", _ASIDE.split(core)[0]).strip()
    words = phrase(name).split()
    if shape(name) is Shape.NAME and not any(map(is_role_word, words)):
        yield name


def parts_of(name: str) -> list[str]:
    """The words of a name without titles, hyphens kept: `marie-eve`, `roy`."""
    words = [phrase(word).replace(" ", "-") for word in name.split()]
    return [word for word in words if word and word.replace("-", "") not in _TITLES]
