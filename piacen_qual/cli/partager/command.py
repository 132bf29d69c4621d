"""`piacen partager`: the anonymised quote bank of a case, for its partners to read and answer."""

import datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from piacen_qual.anonymisation.disclosure import K
from piacen_qual.cli.counting import SourceOption
from piacen_qual.cli.steps import HERE, JsonOption, StudyOption
from piacen_qual.errors import PiacenError

DAYS: Final = 21  # for partners to answer, unless a date is given


class BadDateError(PiacenError):
    """The day given is no day, or is past."""

    def __init__(self, given: str) -> None:
        """Show how a day is written."""
        super().__init__(
            f"--retour : « {given} » n’est pas une date à venir. Écrivez-la comme 2027-01-31."
        )


class OneThingError(PiacenError):
    """Two things were asked for at once."""

    def __init__(self) -> None:
        """Name them."""
        super().__init__("--signer, --apercu et --examiner : choisissez l’un des trois.")


class NothingToReadError(PiacenError):
    """All was asked for, of nothing."""

    def __init__(self) -> None:
        """Say what it goes with."""
        super().__init__("--tout va avec --signer : il reprend aussi ce qui est signé ou écarté.")


def partager(
    *,
    etude: StudyOption = HERE,
    cas: Annotated[
        str | None, typer.Option(metavar="CAS", help="Le cas dont les partenaires liront.")
    ] = None,
    signer: Annotated[
        bool,
        typer.Option("--signer", help="Fait lire et signer une à une les citations à partager."),
    ] = False,
    tout: Annotated[
        bool,
        typer.Option(
            "--tout", help="Avec --signer : reprend aussi ce qui est déjà signé ou écarté."
        ),
    ] = False,
    apercu: Annotated[
        bool, typer.Option("--apercu", help="Dit ce qui manque, sans rien préparer.")
    ] = False,
    examiner: Annotated[
        Path | None,
        typer.Option(
            metavar="FICHIER",
            help="Cherche dans ce fichier fini (docx, xlsx, html, csv, qdpx, pdf…) ce qui ne doit"
            " pas sortir.",
        ),
    ] = None,
    code: Annotated[str | None, typer.Option(metavar="CODE", help="Un seul code.")] = None,
    famille: Annotated[
        str | None, typer.Option(metavar="FAMILLE", help="Une seule famille de codes.")
    ] = None,
    theme: Annotated[str | None, typer.Option(metavar="THEME", help="Un seul thème.")] = None,
    nombre: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Au plus N citations par code, comme « citer »."),
    ] = None,
    attribut: Annotated[
        str | None,
        typer.Option(
            metavar="NOM",
            help="Dit une chose de qui parle (genre…), si assez de personnes la partagent.",
        ),
    ] = None,
    k: Annotated[
        int,
        typer.Option(
            "--k",
            min=K,
            metavar="K",
            help=f"Ne dit rien de moins de K personnes (attribut, tableau); {K} au moins.",
        ),
    ] = K,
    retour: Annotated[
        str | None,
        typer.Option(
            metavar="AAAA-MM-JJ", help=f"Dernier jour des réponses; dans {DAYS} jours sans cela."
        ),
    ] = None,
    contact: Annotated[
        str | None,
        typer.Option(
            metavar="TEXTE",
            help="À qui renvoyer les réponses, tel que les partenaires le liront (un courriel…);"
            " sans cela, comme au dernier partage.",
        ),
    ] = None,
    source: SourceOption = None,
    codeur: Annotated[
        str | None,
        typer.Option(metavar="NOM", help="Qui signe et partage; retenu pour la fois suivante."),
    ] = None,
    phrase: Annotated[
        Path | None,
        typer.Option(metavar="FICHIER", help="Fichier qui contient la phrase de passe de la clé."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Prépare les citations anonymisées d’un cas pour ses partenaires : une page et un classeur.

    Rien n’est écrit tant qu’il reste une question, une citation à signer ou un nom à cacher.
    """
    from piacen_qual.cli.partager.desk import Desk  # noqa: PLC0415 — heavy, as what follows
    from piacen_qual.cli.partager.dossier import Asked, gather  # noqa: PLC0415 — as above
    from piacen_qual.cli.partager.readiness import check_read  # noqa: PLC0415 — as above
    from piacen_qual.cli.partager.signing import sign  # noqa: PLC0415 — as above

    if signer + apercu + (examiner is not None) > 1:
        raise OneThingError
    if tout and not signer:
        raise NothingToReadError
    if examiner is not None:
        from piacen_qual.cli.partager.examining import examine  # noqa: PLC0415 — as above

        raise typer.Exit(examine(etude, examiner, as_json=as_json))
    asked = Asked(cas, code, famille, theme, nombre, source, attribut, k)
    until = _day(retour)
    dossier = gather(etude, asked)
    check_read(dossier)
    if apercu:
        raise typer.Exit(Desk.looked_into(dossier, phrase).preview(as_json=as_json))
    desk = Desk.opened(dossier, codeur, phrase)
    if signer:
        sign(desk, everything=tout)
    else:
        desk.share(until, contact)


def _day(given: str | None) -> datetime.date:
    """The last day for answers.

    Raises:
        BadDateError: when it is no day to come.
    """
    today = datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    if given is None:
        return today + datetime.timedelta(days=DAYS)
    try:
        day = datetime.date.fromisoformat(given.strip())
    except ValueError:
        raise BadDateError(given) from None
    if day < today:
        raise BadDateError(given)
    return day
