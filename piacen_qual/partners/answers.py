"""A file of answers, as it comes back: read, not believed.

Whatever is in the file, reading it costs little, runs nothing and gives clean, bounded texts.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import product
from typing import Any, Final

from piacen_qual.errors import Level, PiacenError, Problem
from piacen_qual.partners.bank import quoted
from piacen_qual.partners.choice import Choice
from piacen_qual.partners.cleaning import alike, bounded
from piacen_qual.partners.entries import Received, Reply, Sent, Shared
from piacen_qual.partners.last_words import content
from piacen_qual.partners.reading import History

FORMAT: Final = "reponses-piacen"
LONGEST_COMMENT: Final = 4_000
LONGEST_TEXT: Final = 6_000
LONGEST_NAME: Final = 80
LONGEST_WORD: Final = 100  # of an id, a digest, a decision
LARGEST_FILE: Final = 60_000_000  # bytes
MOST_PROBLEMS: Final = 50  # of one file; the rest is counted

_CHOICES: Final = {choice.value: choice for choice in Choice}
_CAREFUL: Final = (Choice.WITHDRAW, Choice.MODIFY, None, Choice.PUBLISH)  # the most careful first
_NO_WORDING: Final = "« modifier », sans dire comment : demandez au partenaire."


class NotAnswersError(PiacenError):
    """The file is no file of answers."""

    def __init__(self, name: str, why: str) -> None:
        """Say which, why, and what is expected."""
        super().__init__(
            f"« {name} » n’est pas un fichier de réponses : {why} Il faut le fichier .json que la"
            " page fait télécharger (bouton « Télécharger mes réponses »), ou le fichier Excel"
            " rempli."
        )


class UnknownBankError(PiacenError):
    """The answers are about a bank that this study never shared."""

    exit_code = 1

    def __init__(self, name: str, *, other_study: bool) -> None:
        """Say which of the two it is, and what to do."""
        why = (
            "répond à une autre étude : placez-vous dans son dossier, ou nommez-le avec --etude."
            if other_study
            else "répond à une banque de citations que cette étude n’a pas partagée, ou dont la"
            " trace manque dans decisions/partage/ : reprenez-la de la personne qui l’a partagée."
        )
        super().__init__(f"« {name} » {why} Rien n’a été reçu.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a file says of one quote, as it says it.

    Attributes:
        where: the place in the file, in French, for messages (`ligne 12`).
        quote: id of the quote.
        digest: of its text, or "" when the file does not tell.
        words: the quote as the file has it, between guillemets, or None when it does not.
        decision: `publier`, `modifier`, `retirer`, "", or anything else.
        text: the wording asked for.
        comment: the comment.
    """

    where: str
    quote: str
    digest: str
    decision: str
    words: str | None = None
    text: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """A file of answers.

    Attributes:
        name: of the file.
        study: id of the study it is for.
        bank: id of the bank.
        answers: in the file's order.
        sender: who answers, as the file tells, or "".
        station: the browser, or "".
        number: rank among the files that this browser saved, or 0.
    """

    name: str
    study: str
    bank: str
    answers: tuple[Answer, ...]
    sender: str = ""
    station: str = ""
    number: int = 0


def read_json(data: bytes, name: str) -> AnswerFile:
    """The file that the page makes.

    Raises:
        NotAnswersError: when it is something else.
    """
    if data.lstrip()[:1] == b"<":
        raise NotAnswersError(name, "c’est une page, peut-être la banque de citations elle-même.")
    try:
        told = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise NotAnswersError(name, "il est abîmé, ou d’une autre sorte.") from None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise NotAnswersError(name, "il est d’une autre sorte.")
    replies = told.get("reponses")
    found = replies if isinstance(replies, list) else []
    number = told.get("numero")
    return AnswerFile(
        name=name,
        study=_word(told, "etude"),
        bank=_word(told, "banque"),
        answers=tuple(_answer(each, rank) for rank, each in enumerate(found, 1)),
        sender=" ".join(_text(told, "nom", LONGEST_NAME).split()),
        station=_word(told, "poste"),
        number=number if type(number) is int and 0 <= number < 1_000_000_000 else 0,
    )


def receive(
    file: AnswerFile, history: History, *, sender: str = ""
) -> tuple[Received, tuple[Problem, ...]]:
    """What may be taken of a file, and what is refused.

    A quote is known by its id and digest only. An answer without a decision is kept for its
    comment, and is no consent.

    Args:
        file: as it was read.
        history: what was shared.
        sender: who answers, where the team knows better than the file; the answers stay those of
            the same browser.

    Raises:
        UnknownBankError: this study shared no such bank.
    """
    bank = history.banks.get(file.bank)
    if bank is None or bank.study != file.study:
        ours = {shared.study for shared in history.banks.values()}
        raise UnknownBankError(file.name, other_study=file.study not in ours)
    taken, problems = _checked(file, bank)
    received = Received(
        bank=bank.bank,
        name=bounded(sender, LONGEST_NAME) or file.sender,
        station=file.station,
        number=file.number,
        fingerprint="",
        replies=taken,
    )
    return replace(received, fingerprint=_fingerprint(received)), problems


def _checked(file: AnswerFile, bank: Shared) -> tuple[tuple[Reply, ...], tuple[Problem, ...]]:
    sent = {quote.id: quote for quote in bank.quotes}
    taken: dict[str, Reply] = {}
    refused: list[Problem] = []
    for answer in file.answers:
        why = _refusal(answer, sent.get(answer.quote))
        reply = None if why else _reply(answer)
        if reply is not None:
            kept = taken.get(answer.quote, reply)
            taken[answer.quote] = min(kept, reply, key=lambda each: _CAREFUL.index(each.choice))
            why = "" if kept == reply else "elle a deux réponses; la plus prudente compte."
        if why:
            refused.append(_problem(file, answer, why))
        elif answer.decision == Choice.MODIFY and not answer.text and not answer.comment:
            refused.append(_problem(file, answer, _NO_WORDING, Level.WARNING))
    return tuple(taken.values()), _few(file, refused)


def _refusal(answer: Answer, sent: Sent | None) -> str:
    """Why an answer is not taken, or ""."""
    if sent is None:
        return "elle n’est pas dans la banque qui a été partagée."
    if answer.digest != sent.digest or not _says(answer, sent.text):
        return "son texte n’est plus celui qui a été partagé."
    if answer.decision and answer.decision not in _CHOICES:
        expected = ", ".join(_CHOICES)
        return f"« {answer.decision} » n’est pas une réponse (attendu : {expected})."
    return ""


def _says(answer: Answer, words: str) -> bool:
    """Whether the text beside an answer, if there is one, is still that of the quote."""
    if answer.words is None:
        return True
    ends = product((False, True), repeat=2)
    ways = (quoted(words, cut_before=before, cut_after=after) for before, after in ends)
    return alike(answer.words) in map(alike, ways)


def _reply(answer: Answer) -> Reply | None:
    choice = _CHOICES.get(answer.decision)
    if choice is None and not answer.comment:
        return None
    text = answer.text if choice is Choice.MODIFY else ""
    return Reply(answer.quote, choice, text, answer.comment)


def _problem(file: AnswerFile, answer: Answer, why: str, level: Level = Level.ERROR) -> Problem:
    verb = "refusée : " if level is Level.ERROR else ""
    quote = answer.quote or "(sans repère)"
    return Problem(file.name, None, level, f"{answer.where}, citation {quote} {verb}{why}")


def _few(file: AnswerFile, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The first ones, and how many others: a hostile file does not fill the screen."""
    extra = len(problems) - MOST_PROBLEMS
    if extra <= 0:
        return tuple(problems)
    more = Problem(file.name, None, Level.ERROR, f"{extra} autres réponses refusées.")
    return (*problems[:MOST_PROBLEMS], more)


def _fingerprint(received: Received) -> str:
    told = json.dumps(asdict(received), sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _answer(told: object, rank: int) -> Answer:
    known: Mapping[str, Any] = told if isinstance(told, dict) else {}
    return Answer(
        where=f"réponse {rank}",
        quote=_word(known, "id"),
        digest=_word(known, "empreinte"),
        decision=_word(known, "decision"),
        text=_text(known, "texte", LONGEST_TEXT),
        comment=_text(known, "commentaire", LONGEST_COMMENT),
    )


def _word(told: Mapping[str, Any], key: str) -> str:
    return " ".join(_text(told, key, LONGEST_WORD).split()).lower()


def _text(told: Mapping[str, Any], key: str, longest: int) -> str:
    value = told.get(key)
    return bounded(value, longest) if isinstance(value, str) else ""


def already(received: Received, before: Iterable[Received]) -> bool:
    """Whether the same answers came before, of the same person or of nobody else named now."""
    return any(
        received.fingerprint == each.fingerprint
        or (not received.name and content(received) == content(each))
        for each in before
    )


def is_named_now(received: Received, before: Iterable[Received]) -> bool:
    """Whether the same answers came before without anybody’s name."""
    return any(not each.name and content(received) == content(each) for each in before)
