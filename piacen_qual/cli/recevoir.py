"""`piacen recevoir`: what partners answer, taken back into the study."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from piacen_qual.cli import screen
from piacen_qual.cli.steps import HERE, JsonOption, StudyOption
from piacen_qual.errors import Level, PiacenError, Problem, UnreadableFileError

if TYPE_CHECKING:
    from piacen_qual.partners.answers import AnswerFile
    from piacen_qual.partners.entries import Received
    from piacen_qual.partners.log import PartnerLog
    from piacen_qual.partners.reading import History
    from piacen_qual.study import Study

PAGE = "reponses_partenaires.html"
STALE = (
    "Ce qui est retiré ne sortira plus. Les fichiers déjà écrits dans exports/ le disent encore :"
    " relancez « piacen coder », « citer » et « comparer »."
)


def recevoir(
    fichiers: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FICHIER",
            help="Réponses d’un partenaire : le .json de la page, ou le classeur rempli. Sans"
            " fichier, montre ce qui a déjà été reçu.",
        ),
    ] = None,
    *,
    etude: StudyOption = HERE,
    de: Annotated[
        str | None,
        typer.Option(metavar="NOM", help="Qui répond, quand le fichier ne le dit pas."),
    ] = None,
    codeur: Annotated[
        str | None,
        typer.Option(metavar="NOM", help="Qui reçoit; retenu pour la fois suivante."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Prend les réponses des partenaires, et montre ce que chacun a répondu.

    Ne pas répondre ne vaut pas accord. Une citation retirée n’est plus citée ni partagée.
    """
    from piacen_qual.partners.reading import read_history  # noqa: PLC0415 — only here
    from piacen_qual.study import open_study  # noqa: PLC0415 — as above

    study = open_study(etude)
    code = _take(study, fichiers, de or "", codeur) if fichiers else 0
    history, problems = read_history(study)
    screen.show_problems(problems, everything=True)
    _show(history, as_json=as_json)
    _write(study, history)
    raise typer.Exit(max(code, 2 if any(p.level is Level.ERROR for p in problems) else 0))


def _take(study: "Study", files: Sequence[Path], sender: str, who: str | None) -> int:
    """Take file after file; what is wrong with one does not stop the others."""
    from piacen_qual.cli.whoami import whoami  # noqa: PLC0415 — as above
    from piacen_qual.partners.log import PartnerLog  # noqa: PLC0415 — as above
    from piacen_qual.partners.standing import withdrawn_quotes  # noqa: PLC0415 — as above

    code = 0
    with PartnerLog(study, whoami(who)) as log:
        before = withdrawn_quotes(log.history)
        for file in files:
            try:
                problems = _take_one(study, log, file, sender)
            except PiacenError as refusal:
                screen.fail(str(refusal))
                code = max(code, refusal.exit_code)
            else:
                screen.show_problems(problems, everything=True)
                code = max(code, int(any(p.level is Level.ERROR for p in problems)))
        if gone := withdrawn_quotes(log.history) - before:
            screen.say(STALE)
            for told in _stale_banks(study, log.history, gone):
                screen.say(told)
    return code


def _stale_banks(study: "Study", history: "History", gone: Collection[str]) -> Iterator[str]:
    """Which banks on the disk still tell quotes that were just withdrawn."""
    from piacen_qual.cli.partager.place import banks_in, folder_of  # noqa: PLC0415 — as above

    banks = history.banks.values()
    for case in dict.fromkeys(b.case for b in banks if any(q.id in gone for q in b.quotes)):
        folder = folder_of(study, case)
        if names := banks_in(folder):
            yield (
                f"Dans {folder}/, {screen.listed(names)} : supprimez-les, ou relancez « piacen"
                f" partager --cas {case} », qui les remplace. Ne les envoyez plus à personne."
            )


def _take_one(study: "Study", log: "PartnerLog", path: Path, sender: str) -> tuple[Problem, ...]:
    """Take one file, and tell what was refused in it.

    Raises:
        NotAnswersError: when it holds no answers.
        UnknownBankError: when it is for another study, or an unknown bank.
    """
    from piacen_qual.partners.answers import (  # noqa: PLC0415 — as above
        already,
        is_named_now,
        receive,
    )
    from piacen_qual.partners.last_words import (  # noqa: PLC0415 — as above
        answered_before,
        erased,
        overruled,
    )
    from piacen_qual.partners.standing import withdrawn_quotes  # noqa: PLC0415 — as above

    received, problems = receive(_read(path), log.history, sender=sender)
    if already(received, log.history.received):
        screen.say(f"« {path.name} » : ces réponses étaient déjà reçues, rien ne change.")
    elif is_named_now(received, log.history.received):
        log.add(received)
        screen.say(f"« {path.name} » : déjà reçu; on sait maintenant que c’est {received.name}.")
    elif received.replies or answered_before(received, log.history):
        before = log.history
        log.add(received)
        gone = withdrawn_quotes(log.history) - withdrawn_quotes(before)
        _note(study, log, received, len(gone))
        screen.say(f"« {path.name} », {_told(received)}.")
        if blank := erased(before, log.history):
            screen.say(f"Effacées depuis, et sans accord maintenant : {screen.listed(blank)}.")
    else:
        screen.say(f"« {path.name} » : aucune réponse à prendre.")
    if told := overruled(received, log.history):
        problems = (*problems, _overruled(path.name, told))
    return problems


def _overruled(name: str, quotes: "Sequence[str]") -> Problem:
    """That a file withdraws what a later one does not: only the partner can tell which counts.

    The same file twice changes nothing, and yet a withdrawal is never passed over in silence.
    """
    message = (
        f"ce fichier retire {screen.listed(quotes)}, mais d’autres réponses, reçues depuis, ne le"
        " font plus et ce sont elles qui comptent. Demandez au partenaire; s’il retire bien,"
        " écrivez-le en commentaire à côté de « retirer » dans ce fichier, et prenez-le de nouveau."
    )
    return Problem(name, None, Level.WARNING, message)


def _read(path: Path) -> "AnswerFile":
    from piacen_qual.partners.answers import (  # noqa: PLC0415 — as above
        LARGEST_FILE,
        NotAnswersError,
        read_json,
    )
    from piacen_qual.partners.sheet import read_sheet  # noqa: PLC0415 — as above

    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as cause:
        raise UnreadableFileError.refused(str(path), cause) from cause
    if len(data) > LARGEST_FILE:
        raise NotAnswersError(path.name, "il est démesuré, et n’a pas été ouvert.")
    read = read_sheet if data[:2] == b"PK" else read_json
    return read(data, path.name)


def _note(study: "Study", log: "PartnerLog", received: "Received", quotes: int) -> None:
    """Have the audit log tell that quotes were withdrawn, if some were."""
    from piacen_qual.anonymisation.custody.audit import AuditAct, record  # noqa: PLC0415 — as above

    if quotes:
        case = log.history.banks[received.bank].case
        record(study, AuditAct.WITHDRAWN, who=log.coder, case=case, quotes=quotes)


def _told(received: "Received") -> str:
    """`réponses reçues : 12 (publier 8, modifier 1, retirer 3)`."""
    from piacen_qual.partners.choice import Choice  # noqa: PLC0415 — as above

    asked = [reply.choice for reply in received.replies]
    counts = ", ".join(f"{choice.value} {asked.count(choice)}" for choice in Choice)
    alone = asked.count(None)
    more = f", commentaire seul {alone}" if alone else ""
    return f"réponses reçues : {len(asked)} ({counts}{more})"


def _show(history: "History", *, as_json: bool) -> None:
    from piacen_qual.partners.tallies import as_table, tallies  # noqa: PLC0415 — as above

    if as_json:
        screen.show_json(_data(history))
    elif history.received:
        screen.show_tables([as_table(tallies(history))])
    else:
        screen.show("Aucune réponse n’a encore été reçue.")


def _data(history: "History") -> dict[str, object]:
    """`{"quotes": [{"id", "case", "text", "choice", "replies": […]}]}`."""
    from piacen_qual.partners.standing import standings  # noqa: PLC0415 — as above
    from piacen_qual.partners.tallies import names  # noqa: PLC0415 — as above

    who = names(history)
    return {
        "quotes": [
            {
                "id": standing.quote.id,
                "case": standing.case,
                "text": standing.text,
                "choice": standing.choice,
                "replies": [
                    {
                        "name": who[key],
                        "choice": reply.choice,
                        "text": standing.wording(reply),
                        "comment": reply.comment,
                    }
                    for key, reply in standing.replies.items()
                ],
            }
            for standing in standings(history)
        ]
    }


def _write(study: "Study", history: "History") -> None:
    from piacen_qual.cli.outputs import write_all  # noqa: PLC0415 — with the formats
    from piacen_qual.exports.partner.replies_page import replies_to_html  # noqa: PLC0415 — as above

    if history.banks:
        write_all(study, {PAGE: replies_to_html(history)})
