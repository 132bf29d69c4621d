"""Public texts, banks and answers by hand."""

import datetime
import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from piacen_qual.anonymisation.candidates import Action, Candidate, Kind
from piacen_qual.anonymisation.masking.public import PublicText, publish
from piacen_qual.anonymisation.masking.registry import Registry
from piacen_qual.anonymisation.masking.secret import Secret, Secrets
from piacen_qual.model import Group, Quote, Role, Transcript, Turn
from piacen_qual.partners.answers import FORMAT
from piacen_qual.partners.bank import PartnerBank, PartnerQuote
from piacen_qual.partners.drafts import Person, Publisher, by_turn
from piacen_qual.partners.entries import Reference, Reply, Sent, Shared
from piacen_qual.partners.marks import digest_of
from piacen_qual.study import Study

BANK, STUDY = "b" + "12" * 19, "e" + "34" * 19
TEXTS = ("On avait deux pelles pour six.", "Moi, j’aime ça.", "C’est loin, la ville.")

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "</textarea></style><!-- ]]> -->",
    "{{ 7 * 7 }} {% raw %} {# non #}",
    "=HYPERLINK(0)",
    "+1+cmd",
    "@SOMME(A1)",
    "\u202etxet sel esrevni\u202c",
    "nul \0 ici, cloche \x07, \x1b[31mrouge",
    "\ud800 seul",
    "a\u200bb\ufeffc",
    '" onmouseover="alert(1)',
    "&lt;b&gt; &amp;",
    "[rires] [/b] [bold]",
)


class Nothing:
    """Nobody chose any replacement."""

    def replacement(self, candidate: Candidate) -> str:
        return ""


def public(text: str) -> PublicText:
    made = publish(text, (), answers=Nothing(), registry=Registry(), secrets=Secrets(()))
    assert isinstance(made, PublicText)
    return made


def make_study(root: Path) -> Study:
    (root / "transcripts").mkdir(parents=True)
    return Study(root)


def make_transcript(*texts: str, file: str = "nord_g1.txt", case: str = "NORD") -> Transcript:
    turns = tuple(
        Turn(n, f"P{n % 3 + 1}", "Label", Role.PARTICIPANT, "outils", None, text, n)
        for n, text in enumerate(texts, 1)
    )
    return Transcript(
        file=file,
        format="txt",
        encoding="utf-8",
        sha256="0" * 64,
        group=Group(file, case=case, number=1),
        speakers=(),
        themes=(),
        turns=turns,
    )


def make_quote(text: str, *, turn: int = 1, start: int = 0, label: str = "Il en manque") -> Quote:
    return Quote(
        code="manque",
        code_label=label,
        theme="outils",
        case="NORD",
        file="nord_g1.txt",
        turn=turn,
        segment=1,
        speaker="P1",
        attribution="(NORD, groupe 1, P1)",
        text=text,
        evidence=(0, 1),
        before="",
        after="",
        words=6,
        score=0.5,
        start=start,
    )


def make_publisher(
    *transcripts: Transcript,
    candidates: Sequence[Candidate] = (),
    secrets: Sequence[str] = (),
    pseudonyms: Mapping[str, str] | None = None,
    own: Mapping[Person, Collection[str]] | None = None,
) -> Publisher:
    return Publisher(
        transcripts={each.file: each for each in transcripts},
        candidates=by_turn(candidates),
        answers=Nothing(),
        registry=Registry(pseudonyms or {}),
        secrets=Secrets(Secret(text, Kind.PERSON.label) for text in secrets),
        own=own or {},
    )


def make_candidate(
    text: str, transcript: Transcript, turn: int, action: Action = Action.MASK
) -> Candidate:
    start = transcript.turns[turn - 1].text.index(text)
    entity = f"personne:{text.lower()}"
    return Candidate(
        file=transcript.file,
        turn=turn,
        start=start,
        end=start + len(text),
        text=text,
        kind=Kind.PERSON,
        action=action,
        entity=entity,
        question=entity,
        context="",
        source="corpus",
        reason="",
    )


def make_bank(*texts: str, bank: str = BANK, attribute: str = "") -> PartnerBank:
    return PartnerBank(
        id=bank,
        study=STUDY,
        case=public("NORD"),
        status="codées",
        until=datetime.date(2026, 12, 11),
        quotes=tuple(
            PartnerQuote(
                id=f"q{n:09d}",
                text=public(text),
                theme=public("Outils" if n % 2 else "Vente"),
                codes=(public("Pannes"), *([public("Frais")] if n % 2 else [])),
                value=public("f") if attribute else None,
                cut_before=n == 2,
            )
            for n, text in enumerate(texts or TEXTS, 1)
        ),
        attribute=public(attribute) if attribute else None,
    )


def shared(bank: PartnerBank, *, case: str = "NORD", sha256: str = "0" * 64) -> Shared:
    """What the study keeps of a bank; quote n is the whole of turn n of `nord_g1.txt`."""
    return Shared(
        bank.id,
        bank.study,
        case,
        tuple(
            Sent(
                id=quote.id,
                digest=quote.digest,
                text=quote.words,
                theme=quote.theme.text,
                codes=tuple(code.text for code in quote.codes),
                reference=Reference("nord_g1.txt", sha256, n, 0, len(quote.words)),
            )
            for n, quote in enumerate(bank.quotes, 1)
        ),
    )


def reply(bank: PartnerBank, number: int, **told: object) -> Reply:
    return Reply(bank.quotes[number].id, **told)  # type: ignore[arg-type] # the tests' own fields


def answers(bank: PartnerBank, *said: Mapping[str, object], **changes: object) -> bytes:
    """The file that the page would save, with an answer for each of the first quotes."""
    replies = [
        {"id": quote.id, "empreinte": digest_of(quote.words), **told}
        for quote, told in zip(bank.quotes, said, strict=False)
    ]
    told = {
        "format": FORMAT,
        "version": 1,
        "etude": bank.study,
        "banque": bank.id,
        "poste": "0123456789abcdef",
        "numero": 1,
        "nom": "La Fabrique",
        "reponses": replies,
    }
    return json.dumps(told | changes).encode()
