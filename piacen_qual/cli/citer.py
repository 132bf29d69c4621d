"""`piacen citer`: the best quotes for an article, for the team's eyes."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from piacen_qual.cli import counting, quoting, screen
from piacen_qual.cli.counting import CoderOption, SourceOption
from piacen_qual.cli.quoting import LONGEST, PER_CODE, PER_QUESTION, SHORTEST
from piacen_qual.cli.steps import HERE, JsonOption, SpeakerOption, StudyOption, exit_code
from piacen_qual.errors import PiacenError
from piacen_qual.exports.typography import typeset
from piacen_qual.model import CONFIDENTIAL

if TYPE_CHECKING:
    from rich.text import Text

    from piacen_qual.analysis.material import Material
    from piacen_qual.codebook.schema import Family
    from piacen_qual.exports.bank import QuoteBank
    from piacen_qual.model import Quote
    from piacen_qual.partners.standing import Wishes
    from piacen_qual.study import Study

ALONE = 15  # words; a shorter quote is shown with what was said just before
NO_CONSENT = "Partagé, mais pas d’accord d’un partenaire jusqu’ici : voir « piacen recevoir »."
OTHER_WORDS = "Un partenaire demande un autre texte pour ce passage : voir « piacen recevoir »."


class EmptyRangeError(PiacenError):
    """No quote can be that long and that short."""

    def __init__(self, least: int, most: int) -> None:
        """Say both lengths."""
        super().__init__(
            f"--mots-min ({least}) dépasse --mots-max ({most}) : aucune citation n’irait."
        )


def citer(
    *,
    etude: StudyOption = HERE,
    code: Annotated[str | None, typer.Option(metavar="CODE", help="Un seul code.")] = None,
    famille: Annotated[
        str | None, typer.Option(metavar="FAMILLE", help="Une seule famille de codes.")
    ] = None,
    theme: Annotated[str | None, typer.Option(metavar="THEME", help="Un seul thème.")] = None,
    cas: Annotated[str | None, typer.Option(metavar="CAS", help="Un seul cas.")] = None,
    locuteur: SpeakerOption = None,
    mots_min: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help=f"Au moins N mots; {SHORTEST} sans cela."),
    ] = None,
    mots_max: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help=f"Au plus N mots; {LONGEST} sans cela."),
    ] = None,
    nombre: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help=f"Au plus N citations par code; {PER_CODE} sans cela, {PER_QUESTION} avec --code.",
        ),
    ] = None,
    source: SourceOption = None,
    codeur: CoderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Choisit les meilleures citations pour un article, avec leur contexte et leur attribution."""
    from piacen_qual.cli import steps  # noqa: PLC0415 — heavy readers come with its functions

    lengths = _lengths(mots_min, mots_max)
    work = steps.code(etude)
    filters = quoting.filters(
        work, code=code, famille=famille, theme=theme, cas=cas, locuteur=locuteur
    )
    ready = counting.material(work, source, codeur)
    bank = _bank(ready, filters, nombre, lengths, work.wishes)
    if as_json:
        from piacen_qual.exports.json import quotes_to_json  # noqa: PLC0415 — only here

        screen.show_data(quotes_to_json(bank).decode())
    else:
        _show(bank)
    problems = (*work.problems, *work.wishes.problems)
    screen.show_problems(work.problems)
    screen.show_problems(work.wishes.problems, everything=True)
    _write(work.study, bank)
    raise typer.Exit(exit_code(problems))


def _lengths(least: int | None, most: int | None) -> tuple[int, int]:
    """The lengths asked for; where only one is, the other gives way."""
    if least is not None and most is not None and least > most:
        raise EmptyRangeError(least, most)
    least = least or min(SHORTEST, most or SHORTEST)
    return least, most or max(LONGEST, least)


def _bank(
    ready: "Material",
    filters: quoting.Filters,
    limit: int | None,
    lengths: tuple[int, int],
    asked: "Wishes",
) -> "QuoteBank":
    from piacen_qual.analysis.citing.quotes import over_quoted  # noqa: PLC0415 — as above
    from piacen_qual.analysis.counting.bases import dated  # noqa: PLC0415 — heavy
    from piacen_qual.exports.bank import QuoteBank  # noqa: PLC0415 — as above

    quotes = quoting.best(ready, filters, limit=limit, lengths=lengths, withdrawn=asked.withdrawn)
    main, words = quoting.main_family(ready, filters), filters.words()
    notes = (
        *((f"Choix : {words}.",) if words else ()),
        *((_main(ready, main),) if main else ()),
        *(() if filters.locuteur else over_quoted(quotes)),
        *_left_out(asked),
        f"Source : {ready.source}. {dated(ready)}",
        *ready.progress,
    )
    return QuoteBank("Citations", tuple(_warned(quote, asked) for quote in quotes), notes)


def _left_out(asked: "Wishes") -> tuple[str, ...]:
    """That partners withdrew words, if they did."""
    if not asked.count:
        return ()
    told = "Passages retirés par des partenaires, laissés de côté"
    return (f"{told} : {asked.count} (voir « piacen recevoir »).",)


def _warned(quote: "Quote", asked: "Wishes") -> "Quote":
    """The quote, with a warning where a partner wants other words, or did not agree."""
    from piacen_qual.partners.standing import overlaps  # noqa: PLC0415 — as above

    place = quote.file, quote.turn, quote.start, quote.start + len(quote.text)
    told = ((asked.modified, OTHER_WORDS), (asked.unanswered, NO_CONSENT))
    warnings = (words for passages, words in told if overlaps(passages, *place))
    return replace(quote, warnings=(*quote.warnings, *warnings))


def _main(ready: "Material", main: "Family") -> str:
    """Which family was cited because none was asked for, and how to ask for another."""
    others = [family.id for family in ready.families if family != main]
    told = f"Famille citée : {main.label} ({main.id}), celle qui a le plus de codes."
    return f"{told} Pour une autre, --famille : {', '.join(others)}." if others else told


def _show(bank: "QuoteBank") -> None:
    screen.show(screen.literal(f"{bank.title} — {CONFIDENTIAL}", "bold"))
    last = ""
    for quote in bank.quotes:
        if quote.code != last:
            screen.show("")
            screen.show(screen.literal(f"{quote.code_label} ({quote.code})", "bold"))
        last = quote.code
        screen.show("")
        screen.show(_printed(quote))
    if not bank.quotes:
        screen.show("Aucune citation ne répond à ces critères.")
    screen.show("")
    for note in bank.notes:
        screen.show(screen.literal(typeset(note), "dim"))


def _printed(quote: "Quote") -> "Text":
    from piacen_qual.exports.bank import closing, mark, opening, verbatim  # noqa: PLC0415 — as above

    before, coded, after = verbatim(quote)
    shown = screen.literal(f"{opening(quote)}{before}")
    shown.append(screen.literal(coded, "bold"))
    shown.append(screen.literal(f"{after}{closing(quote)}"))
    shown.stylize("dim", len(shown) - len(quote.attribution))
    shown.append(screen.literal(f" · {mark(quote)}", "not bold dim"))
    if quote.words < ALONE and quote.before:
        nearest = quote.before.rpartition("\n")[2]
        shown.append(screen.literal(f"\n  avant — {nearest}", "not bold dim"))
    for memo in filter(None, quote.memo.split("\n")):
        shown.append(screen.literal(f"\n  mémo — {memo}", "not bold dim"))
    for warning in quote.warnings:
        shown.append(screen.literal(f"\n  ! {warning}", "yellow"))
    return shown


def _write(study: "Study", bank: "QuoteBank") -> None:
    from piacen_qual.cli.outputs import write_all  # noqa: PLC0415 — with the formats
    from piacen_qual.exports.csv import Dialect, quotes_to_csv  # noqa: PLC0415 — as above
    from piacen_qual.exports.docx import quotes_to_docx  # noqa: PLC0415 — as above
    from piacen_qual.exports.json import quotes_to_json  # noqa: PLC0415 — as above
    from piacen_qual.exports.markdown import quotes_to_markdown  # noqa: PLC0415 — as above
    from piacen_qual.exports.text import quotes_to_text  # noqa: PLC0415 — as above
    from piacen_qual.exports.xlsx import quotes_to_xlsx  # noqa: PLC0415 — as above

    write_all(
        study,
        {
            "citations.docx": quotes_to_docx(bank),
            "citations.md": quotes_to_markdown(bank),
            "citations.xlsx": quotes_to_xlsx(bank),
            "citations.csv": quotes_to_csv(bank),
            "citations_excel.csv": quotes_to_csv(bank, Dialect.EXCEL),
            "citations.json": quotes_to_json(bank),
            "citations.txt": quotes_to_text(bank),
        },
    )
