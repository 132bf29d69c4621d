"""With the masking off, a name in any field of a bank is found in the finished files."""

import datetime
import unicodedata
from dataclasses import replace

import pytest

from piacen_qual.anonymisation.masking.guard import secrets_of
from piacen_qual.anonymisation.masking.secret import Secret, Secrets
from piacen_qual.anonymisation.roster import roster
from piacen_qual.anonymisation.scanning.scan import scan
from piacen_qual.exports.partner.files import files_of, own_words
from piacen_qual.model import Corpus, Participant
from piacen_qual.partners.bank import PartnerBank, PartnerQuote
from tests.partners.making import make_bank, public

NAME = "Zoé Grandbois"
SECRETS = Secrets([Secret(NAME, "Personnes")])
BANK = make_bank(attribute="Genre")
QUOTE = BANK.quotes[0]
SPELLINGS = (
    NAME,
    NAME.upper(),
    NAME.lower(),
    "Zoe Grandbois",
    unicodedata.normalize("NFD", NAME),
    "Zoé\xa0Grandbois",
    "Zoé-Grandbois",
    "Zoé\u2011Grandbois",
    "Zoé  Grandbois",
    "Zoé Grand\u200bbois",
    "Zoé Grand\xadbois",
    "Z\u043eé Grandbois",
    "ZoéGrandbois",
    "Zoé\u202e Grandbois",
    "Grandbois, <b>Zoé</b> Grandbois",
)


def with_quote(**changes: object) -> PartnerBank:
    quote: PartnerQuote = replace(QUOTE, **changes)  # type: ignore[arg-type] # the tests' own fields
    return replace(BANK, quotes=(quote, *BANK.quotes[1:]))


def planted(field: str, text: str) -> PartnerBank:
    match field:
        case "text" | "theme" | "value":
            return with_quote(**{field: public(text)})
        case "codes":
            return with_quote(codes=(public("Pannes"), public(text)))
        case "notes":
            return replace(BANK, notes=(text,))
        case _:
            return replace(BANK, **{field: public(text)})  # type: ignore[arg-type] # as above


@pytest.mark.parametrize("spelling", SPELLINGS, ids=range(len(SPELLINGS)))
@pytest.mark.parametrize("field", ["text", "theme", "codes", "value", "case", "attribute", "notes"])
def test_a_name_anywhere_is_found_in_both_files(field: str, spelling: str) -> None:
    bank = planted(field, f"Selon {spelling}, ça va.")
    for name, data in files_of(bank).items():
        assert scan(data, SECRETS, name=name), name


def test_files_without_a_name_are_clean() -> None:
    for name, data in files_of(BANK).items():
        assert not scan(data, SECRETS, name=name)


@pytest.mark.parametrize("name", ["Mai Tran", "Théo Page", "Rose Plante"])
def test_words_of_the_page_that_are_also_names_stop_nothing_but_names(name: str) -> None:
    known = roster(Corpus(people=(Participant("", name=name),)))
    secrets = secrets_of(known, ours=own_words())
    bank = replace(BANK, until=datetime.date(2026, 5, 4))
    for file, data in files_of(bank).items():
        assert not scan(data, secrets, name=file)
    for file, data in files_of(planted("text", f"C’est à {name} de voir.")).items():
        assert scan(data, secrets, name=file)
