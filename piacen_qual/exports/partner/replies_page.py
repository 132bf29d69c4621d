"""What partners answered, quote by quote, as a page for the team."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from piacen_qual.exports.partner.pages import page
from piacen_qual.exports.partner.wording import in_words
from piacen_qual.exports.typography import shown as as_read
from piacen_qual.french.guillemets import inner
from piacen_qual.partners.choice import Choice
from piacen_qual.partners.cleaning import neutral
from piacen_qual.partners.reading import History
from piacen_qual.partners.repeats import Repeats
from piacen_qual.partners.standing import Standing, standings
from piacen_qual.partners.tallies import as_table, names, tallies

HEADINGS: Final = {
    Choice.WITHDRAW: "Retirées : à ne plus citer",
    Choice.MODIFY: "À modifier",
    None: "Sans accord : personne n’a répondu « publier »",
    Choice.PUBLISH: "Publiées telles quelles",
}

Told = Mapping[str, object]


def replies_to_html(history: History) -> bytes:
    """The page: by case, a table of who answered, then the quotes by what is asked for them."""
    table = as_table(tallies(history))
    who = names(history)
    rows = [
        [neutral(as_read(v, column.kind)) for v, column in zip(row, table.columns, strict=True)]
        for row in table.rows
    ]
    every = standings(history)
    withdrawn = Repeats(each.quote.text for each in every if each.choice is Choice.WITHDRAW)
    cases = [
        {"name": case, "sections": list(_sections(tuple(found), who, withdrawn))}
        for case, found in groupby(every, key=lambda standing: standing.case)
    ]
    return page(
        "replies.html",
        style="replies.css",
        heads=[column.label for column in table.columns],
        kinds=[column.kind for column in table.columns],
        rows=rows,
        notes=table.notes,
        cases=cases,
        in_words=in_words,
    )


def _sections(
    found: Sequence[Standing], who: Mapping[str, str], withdrawn: Repeats
) -> Iterator[Told]:
    for choice, heading in HEADINGS.items():
        chosen = (standing for standing in found if standing.choice is choice)
        quotes = [_quote(standing, who, withdrawn) for standing in chosen]
        if quotes:
            yield {"heading": heading, "quotes": quotes}


def _quote(standing: Standing, who: Mapping[str, str], withdrawn: Repeats) -> Told:
    quote = standing.quote
    return {
        "id": quote.id,
        "text": "" if standing.choice is Choice.WITHDRAW else inner(standing.text),
        "place": f"tour {quote.reference.turn} de {quote.reference.file}",
        "labels": (quote.theme, *quote.codes),
        "replies": [
            {
                "name": neutral(who[key]),
                "choice": reply.choice.label if reply.choice else "Sans réponse",
                "text": neutral(withdrawn.out_of(standing.wording(reply))),
                "comment": neutral(withdrawn.out_of(reply.comment)),
            }
            for key, reply in standing.replies.items()
        ],
    }
