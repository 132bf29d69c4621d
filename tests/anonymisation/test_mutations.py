"""With the masking off, every name in every spelling in every field of every export is found."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pytest

from piacen_qual.anonymisation.answering.again import said_again
from piacen_qual.anonymisation.answering.answers import Answers
from piacen_qual.anonymisation.candidates import Action
from piacen_qual.anonymisation.masking.guard import secrets_of
from piacen_qual.anonymisation.masking.public import PublicText, Unresolved, publish
from piacen_qual.anonymisation.masking.registry import Registry
from piacen_qual.anonymisation.masking.secret import Secret, Secrets, tokens_of
from piacen_qual.anonymisation.roster import roster
from piacen_qual.anonymisation.scanning.leak import LeakKind
from piacen_qual.anonymisation.scanning.scan import scan
from piacen_qual.exports.bank import QuoteBank
from piacen_qual.exports.csv import Dialect, quotes_to_csv, table_to_csv
from piacen_qual.exports.docx import quotes_to_docx, tables_to_docx
from piacen_qual.exports.json import quotes_to_json, tables_to_json
from piacen_qual.exports.markdown import quotes_to_markdown, tables_to_markdown
from piacen_qual.exports.partner.files import files_of
from piacen_qual.exports.partner.replies_page import replies_to_html
from piacen_qual.exports.text import quotes_to_text
from piacen_qual.exports.xlsx import quotes_to_xlsx, tables_to_xlsx
from piacen_qual.model import Column, Corpus, Participant, Table
from piacen_qual.partners.bank import PartnerBank, PartnerQuote
from piacen_qual.partners.choice import Choice
from piacen_qual.partners.entries import Entry, Received, What
from piacen_qual.partners.reading import History
from tests.anonymisation.making import spoken
from tests.anonymisation.planting import SPELLINGS, Plant, planted
from tests.partners.making import make_bank, make_quote, public, reply, shared


def partner_bank(word: Plant) -> PartnerBank:
    """A bank in which each text was let through without a look."""
    bank = make_bank(attribute="Genre")
    return replace(
        bank,
        case=public(word("cas")),
        attribute=public(word("attribut")),
        contact=public(word("à qui répondre")),
        notes=(word("note"),),
        quotes=tuple(
            PartnerQuote(
                id=f"q{n:09d}",
                text=public(f"On a vu {word.one('citation', spelling)}, hier."),
                theme=public(word.one("thème", spelling)),
                codes=(public("Pannes"), public(word.one("code", spelling))),
                value=public(word.one("valeur", spelling)),
            )
            for n, spelling in enumerate(SPELLINGS)
        ),
    )


def team_bank(word: Plant) -> QuoteBank:
    """Quotes for the team, which somebody would share as they are."""
    quotes = (
        replace(
            make_quote(f"On a vu {word.one('citation', spelling)}, hier."),
            code_label=word.one("libellé", spelling),
            attribution=f"({word.one('attribution', spelling)})",
            before=word.one("avant", spelling),
            after=word.one("après", spelling),
            warnings=(word.one("avertissement", spelling),),
            memo=word.one("mémo", spelling),
        )
        for spelling in SPELLINGS
    )
    title = " ; ".join(word.one("titre", spelling) for spelling in tuple(SPELLINGS)[::4])
    return QuoteBank(title, tuple(quotes), notes=(word("note"),))  # Word takes no long title


def table(word: Plant) -> Table:
    """A table for partners."""
    rows = tuple((each, 12) for each in word.spelt("ligne"))
    columns = (Column("a", word("colonne")), Column("n", "Personnes", "entier"))
    return Table("tableau", word("intitulé"), columns, rows, (word("note"),))


def replies(word: Plant) -> History:
    """What partners answered, of which names they may write whatever they are told."""
    bank = make_bank(*(f"On a vu {each}, hier." for each in word.spelt("citation")))
    told = tuple(
        reply(
            bank,
            n,
            choice=Choice.MODIFY,
            text=word.one("texte proposé", spelling),
            comment=word.one("commentaire", spelling),
        )
        for n, spelling in enumerate(SPELLINGS)
    )
    sent = shared(bank, case=word("cas"))
    what: tuple[What, ...] = (
        sent,
        *(Received(bank.id, each, "", 0, "", told) for each in word.spelt("qui répond")),
    )
    return History(tuple(Entry(str(n), n, "2026-11-20", "Zoé", w) for n, w in enumerate(what)))


Made = Callable[[Plant], bytes]
EXPORTS: Final[dict[str, Made]] = {
    "citations.html": lambda word: files_of(partner_bank(word))["citations.html"],
    "citations pour NORD.xlsx": lambda word: files_of(partner_bank(word))["citations.xlsx"],
    "citations.csv": lambda word: quotes_to_csv(team_bank(word)),
    "citations_excel.csv": lambda word: quotes_to_csv(team_bank(word), Dialect.EXCEL),
    "citations.json": lambda word: quotes_to_json(team_bank(word)),
    "citations.md": lambda word: quotes_to_markdown(team_bank(word)),
    "citations.txt": lambda word: quotes_to_text(team_bank(word)),
    "citations.docx": lambda word: quotes_to_docx(team_bank(word)),
    "citations.xlsx": lambda word: quotes_to_xlsx(team_bank(word)),
    "reponses_partenaires.html": lambda word: replies_to_html(replies(word)),
    "tableau.csv": lambda word: table_to_csv(table(word)),
    "tableau_excel.csv": lambda word: table_to_csv(table(word), Dialect.EXCEL),
    "tableaux.json": lambda word: tables_to_json([table(word)]),
    "tableaux.md": lambda word: tables_to_markdown([table(word)]),
    "tableaux.docx": lambda word: tables_to_docx([table(word)]),
    "tableaux.xlsx": lambda word: tables_to_xlsx([table(word)]),
}
NOT_THERE: Final[dict[str, set[str]]] = {  # what a format has no place for
    "citations.csv": {"titre", "note"},
    "citations_excel.csv": {"titre", "note"},
    "citations.txt": {"avant", "après", "avertissement", "mémo"},
    "tableau.csv": {"intitulé", "note", "colonne"},
    "tableau_excel.csv": {"intitulé", "note"},
}


@pytest.mark.parametrize("shape", [0, 1])
@pytest.mark.parametrize("file", EXPORTS)
def test_the_scan_finds_each_one(file: str, shape: int) -> None:
    data, plant = planted(EXPORTS[file], shape)
    secrets = Secrets(Secret(name, "Personnes") for name in plant.names.values())
    leaks = scan(data, secrets, name=file)
    found = {"".join(tokens_of(leak.found)) for leak in leaks if leak.kind is LeakKind.MASKED}
    missed = {
        (field, spelling)
        for (field, spelling), name in plant.names.items()
        if "".join(tokens_of(name)) not in found
    }
    absent = NOT_THERE.get(file, set())
    assert not {where for where in missed if where[0] not in absent}
    assert {field for field, _ in missed} == absent


@pytest.mark.parametrize("file", EXPORTS)
def test_names_of_another_study_are_none(file: str) -> None:
    data, _ = planted(EXPORTS[file], 0)
    ours = Secrets(Secret(name, "Personnes") for name in ("Roy", "Tremblard", "Marie-Ève Sansoucy"))
    assert not [leak for leak in scan(data, ours, name=file) if leak.kind is LeakKind.MASKED]


@pytest.mark.parametrize("shape", range(4))
def test_with_the_masking_on_none_gets_through(shape: int) -> None:
    plant = Plant(shape)
    texts = [f"On a vu {each}, hier." for each in plant.spelt("texte")]
    texts += [plant.one("libellé", spelling) for spelling in SPELLINGS]
    secrets = Secrets(Secret(name, "Personnes") for name in plant.names.values())
    for text in texts:
        told = publish(text, (), answers=Answers(), registry=Registry(), secrets=secrets)
        assert isinstance(told, Unresolved), text


@pytest.mark.parametrize("shape", range(4))
def test_a_person_can_answer_about_each_and_then_it_is_masked(shape: int) -> None:
    plant = Plant(shape)
    talk = spoken(*(f"On a vu {each}, hier." for each in plant.spelt("texte")))
    known = roster(Corpus(people=tuple(Participant("", name=n) for n in plant.names.values())))
    asked = [replace(one, action=Action.MASK) for one in said_again(known, (), [talk])]
    registry = Registry({one.entity: "Mélèze" for one in asked})
    secrets = secrets_of(known, asked, [talk])
    for turn, spelling in zip(talk.turns, SPELLINGS, strict=True):
        here = [one for one in asked if one.turn == turn.n]
        told = publish(turn.text, here, answers=Answers(), registry=registry, secrets=secrets)
        if spelling == "misread encoding":  # no whole word of it is in the text: a person adds it
            assert here or isinstance(told, Unresolved)
        else:
            assert isinstance(told, PublicText), (spelling, turn.text)
            assert told.text == "On a vu Mélèze, hier."
