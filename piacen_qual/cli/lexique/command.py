"""`piacen lexique`: new terms for a code or a concept, to take or to leave."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

import typer

from piacen_qual.cli import screen
from piacen_qual.cli.steps import HERE, JsonOption, StudyOption, exit_code
from piacen_qual.cli.talking import Typed
from piacen_qual.errors import PiacenError
from piacen_qual.french.wording import several

if TYPE_CHECKING:
    from piacen_qual.analysis.codebook_review.proposals import Proposal
    from piacen_qual.cli.lexique.desk import Desk

EACH: Final = 5  # proposals of a source
QUESTION: Final = "    o prendre, n laisser, d plus tard, q quitter\xa0: "


class From(StrEnum):
    """Where proposals come from; the values of `analysis.proposals.Source`."""

    KEYNESS = "mots"
    MEANING = "sens"
    SPELLING = "graphies"


class Answer(StrEnum):
    """What a person says of a proposal."""

    TAKE = "o"
    LEAVE = "n"
    LATER = "d"
    QUIT = "q"


class NotForConceptsError(PiacenError):
    """Only the words that go with a concept were asked for."""

    def __init__(self) -> None:
        """Say why there are none, and what there is."""
        super().__init__(
            "--source mots vaut pour un code : les mots dits avec ceux d’un concept n’en sont pas"
            " pour autant des synonymes. Essayez --source sens ou --source graphies."
        )


def lexique(
    cible: Annotated[
        str, typer.Argument(metavar="CODE|@CONCEPT", help="Un code, ou un concept (@nom).")
    ],
    *,
    etude: StudyOption = HERE,
    source: Annotated[
        list[From] | None,
        typer.Option(
            metavar="mots|sens|graphies",
            help="D’où viennent les termes : des segments du code (mots), d’un sens proche (sens),"
            " d’une graphie proche (graphies); des trois sans cela.",
        ),
    ] = None,
    nombre: Annotated[
        int, typer.Option(min=1, metavar="N", help="Termes par source, au plus.")
    ] = EACH,
    lister: Annotated[bool, typer.Option("--lister", help="Montre sans rien demander.")] = False,
    prendre: Annotated[
        list[str] | None,
        typer.Option(metavar="TERME", help="Ajoute ce terme au codebook, sans rien demander."),
    ] = None,
    poids: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=1,
            metavar="N",
            help="Poids de la règle « lexique » qu’il faut créer; 0.4 sans cela (0.7 : objets).",
        ),
    ] = None,
    tout: Annotated[
        bool, typer.Option("--tout", help="Propose aussi les termes déjà laissés.")
    ] = False,
    codeur: Annotated[
        str | None, typer.Option(metavar="NOM", help="Qui décide; votre nom d’usager sans cela.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Propose de nouveaux termes pour un code ou un concept, à prendre ou à laisser.

    Un terme pris est écrit dans codebook.yaml, dont rien d’autre ne change.
    """
    from piacen_qual.cli.lexique.desk import Desk  # noqa: PLC0415 — the coder
    from piacen_qual.cli.steps import code  # noqa: PLC0415 — heavy readers

    desk = Desk(code(etude), cible, weight=poids, coder=codeur)
    nothing = False
    if prendre:
        for term in prendre:
            desk.take(term)
    else:
        sources = tuple(dict.fromkeys(source or From))
        if sources == (From.KEYNESS,) and desk.is_concept:
            raise NotForConceptsError
        left = frozenset() if tout else desk.left
        proposals = desk.proposals([each.value for each in sources], nombre, left=left)
        nothing = not proposals
        if as_json:
            screen.show_json({"cible": desk.target, "propositions": desk.as_contract(proposals)})
        else:
            _sum_up(desk, len(proposals), len(left))
            asks = sys.stdin.isatty() and sys.stdout.isatty() and not lister
            (_ask if asks else _list)(desk, proposals)
    screen.show_problems(desk.problems)
    raise typer.Exit(exit_code(desk.problems) or int(nothing))


def _sum_up(desk: "Desk", count: int, left: int) -> None:
    proposed = several(count, "terme proposé", "termes proposés")
    many = proposed if count else "Aucun terme à proposer"
    screen.say(f"{many} pour {desk.target}.")
    if left:
        screen.say(f"{several(left, 'déjà laissé')} : --tout propose aussi ceux-là.")


def _list(desk: "Desk", proposals: "Sequence[Proposal]") -> None:
    """Show proposals one after the other."""
    for number, proposal in enumerate(proposals, 1):
        desk.show(proposal, f"{number}/{len(proposals)}")
    if proposals:
        screen.say(f"Pour en prendre un : piacen lexique {desk.target} --prendre TERME")


def _ask(desk: "Desk", proposals: "Sequence[Proposal]") -> None:
    """Show proposals one by one, and do as the person says."""
    typed = Typed()
    for number, proposal in enumerate(proposals, 1):
        desk.show(proposal, f"{number}/{len(proposals)}")
        answer = _answer(typed)
        if answer is Answer.TAKE:
            desk.try_to_take(proposal.term)
        elif answer is Answer.LEAVE:
            desk.leave(proposal.term)
        elif answer is Answer.QUIT:
            return
        screen.say()


def _answer(typed: Typed) -> Answer:
    """What the person types; the end of the input is a way to quit."""
    while (told := typed.ask(QUESTION)) is not None:
        if told.lower() in set(Answer):
            return Answer(told.lower())
    return Answer.QUIT
