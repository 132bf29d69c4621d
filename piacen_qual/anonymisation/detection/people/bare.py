"""Words as machines write them that know neither accents nor apostrophes: `benevoles`, `cetait`."""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final

from piacen_qual.anonymisation.reading.lists import Lists
from piacen_qual.anonymisation.reading.spoken import Case, Spoken
from piacen_qual.coding.reading.proper import Known, known_words
from piacen_qual.french.folding import fold
from piacen_qual.study import Cache
from piacen_qual.transcripts.speakers.label_words import words as listed

_ACCENTS: Final = {"a": "àâ", "c": "ç", "i": "îï", "o": "ô", "u": "ùûü"}
_OTHER_E: Final = "èêë"
_SHORTEST: Final = 3  # letters of a word that lost an accent
_MOST: Final = 5  # e’s of a word of which any may have lost one
_GLUED: Final = re.compile(r"([cdjlmnst]|qu|jusqu|lorsqu|puisqu)(?=[aeiouyhàâéèêëîïôû])(.{2,})")
_VERB: Final = re.compile(r"...(?:e|es|ent|ait|ais|aient|ds|d|er|ez|é|is|it|uis|ai|ons)$")
_SURE: Final = listed(  # what follows an apostrophe so often that `jai` is no name
    """
    ai as a avais avait avaient aurais aurait aurai aura est etait etais etaient ete etes on en un
    une il ils elle elles y appelle appelait appellent attend occupe aide aime excuse ennuie endort
    imagine aller avoir etre
    """
)
_NOUNS: Final = listed("l d qu jusqu lorsqu puisqu")  # a noun may follow: `lecole`


def bare_words(spoken: Iterable[Spoken], known: Known, lists: Lists, cache: Cache) -> Known:
    """What is known of words, with those that lost their accents or apostrophes in captions.

    Args:
        spoken: the turns; only dictated ones are looked at.
        known: what lexicons say of their words as they are written.
        lists: names: a word that is one is no other with an accent lost.
        cache: where words are kept.
    """
    words = (word for turn in spoken if turn.dictated for word in turn.words)
    lost = {
        word.lower for word in words if word.case is Case.LOWER and word.lower not in known.french
    }
    ways = {form: set(_ways(form, lists)) for form in lost if len(form) >= _SHORTEST}
    found = known_words(set().union(*ways.values()), cache)
    french = {form for form, written in ways.items() if not found.french.isdisjoint(written)}
    usual = found.french & found.common
    common = {form for form, written in ways.items() if not usual.isdisjoint(written)}
    return Known(known.french | french, known.common | common)


def _ways(form: str, lists: Lists) -> Iterator[str]:
    """What a form without accents may stand for: itself with some, what an apostrophe preceded."""
    name = form in lists.first_names or form in lists.surnames or form in lists.places
    glued = _GLUED.fullmatch(form)
    noun = glued and glued[1] in _NOUNS
    name |= form.startswith("th")  # « theberge » is no « t’héberge »
    if glued and (fold(glued[2]) in _SURE or (not name and (noun or _VERB.search(glued[2])))):
        yield glued[2]
        yield from _accented(glued[2])
    if form.isascii() and form not in lists.french_names:
        yield from _accented(form)


def _accented(form: str) -> Iterator[str]:
    """A form with an accent on any of its e’s, and on one more letter."""
    places = [at for at, letter in enumerate(form) if letter == "e"][:_MOST]
    others = [(at, way) for at, letter in enumerate(form) for way in _ACCENTS.get(letter, "")]
    others += [(at, way) for at in places for way in _OTHER_E]
    for accents in product("eé", repeat=len(places)):
        letters = list(form)
        for at, letter in zip(places, accents, strict=True):
            letters[at] = letter
        yield "".join(letters)
        for at, way in others:
            yield "".join((*letters[:at], way, *letters[at + 1 :]))
