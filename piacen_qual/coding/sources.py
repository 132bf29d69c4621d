"""The version of the code that results in the cache depend on."""

from functools import cache
from importlib.resources import files

from piacen_qual.study import digest


@cache
def code_version(*packages: str) -> str:
    """A digest of the source of these packages: changed code never meets old results."""
    sources = [
        (source.name, source.read_bytes())
        for package in packages
        for source in files(package).iterdir()
        if source.name.endswith(".py")
    ]
    return digest(*(part for source in sorted(sources) for part in source))
