"""The codebook of a study, read once and kept in its cache until somebody changes it."""

import hashlib
import importlib.metadata
from typing import Final

from piacen_qual.codebook.frozen import freeze, thaw
from piacen_qual.codebook.schema import Codebook
from piacen_qual.errors import Problem
from piacen_qual.study import Study, code_version, digest
from piacen_qual.yamlfile import read_bytes

_KIND: Final = "codebook"
_CODE: Final = ("piacen_qual", "piacen_qual.codebook", "piacen_qual.french")
_PACKAGES: Final = ("pyyaml", "regex", "rapidfuzz")  # what it may say, and what is said of it


def kept_codebook(study: Study) -> tuple[Codebook, tuple[Problem, ...]]:
    """The same as `load_codebook` of the study's codebook.yaml, which is asked when it is new.

    Raises:
        UnreadableFileError: when the file is missing, or is no YAML at all.
    """
    name = study.codebook.name
    data = read_bytes(study.codebook, name)
    versions = map(importlib.metadata.version, _PACKAGES)
    key = digest(code_version(*_CODE), *versions, data)
    stored = study.cache.load(_KIND, key)
    found = None if stored is None else thaw(stored)
    if found is None or found[0].digest != hashlib.sha256(data).hexdigest():
        from piacen_qual.codebook.load import parse_codebook  # noqa: PLC0415 — a warm run skips it

        found = parse_codebook(data, name)
        study.cache.store(_KIND, key, freeze(*found))
    return found
