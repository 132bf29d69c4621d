"""Regular expressions, on a leash."""

from collections.abc import Iterator

from piacen_qual.codebook.schema import Rule
from piacen_qual.coding.matching.index import Index
from piacen_qual.errors import PiacenError
from piacen_qual.french.folding import plain

_SECONDS = 0.1  # on one segment


class RunawayRegexError(PiacenError):
    """A rule's regular expression cannot be used, or takes too long; the rule is left out."""

    def __init__(self, rule: Rule, why: str) -> None:
        """Say which rule, and why."""
        self.rule = rule
        super().__init__(
            f"règle « {rule.id} » : l’expression régulière {why}; la règle est laissée de côté."
            " Évitez les répétitions l’une dans l’autre, comme « (a+)+ »."
        )


def find_expression(rule: Rule, index: Index) -> Iterator[tuple[int, int, int]]:
    """Where the rule's expression is found, as (segment, start, end) in the turn's text.

    Case does not count, and apostrophes, hyphens and blanks are the plain ones, in the expression
    as in the text. Segments without any word are not searched.

    Raises:
        RunawayRegexError: when it is malformed, or takes over a tenth of a second on a segment.
    """
    import regex  # noqa: PLC0415 — only for the rare rule that has one

    try:
        expression = regex.compile(plain(rule.pattern), regex.IGNORECASE)
    except regex.error:
        raise RunawayRegexError(rule, "est mal formée") from None
    for number, text in index.spoken:
        start = index.segments[number].start
        try:
            for found in expression.finditer(text, timeout=_SECONDS):
                if found.end() > found.start():
                    yield number, start + found.start(), start + found.end()
        except TimeoutError:
            segment = index.segments[number]
            place = f"{segment.file}, tour {segment.turn}"
            raise RunawayRegexError(rule, f"n’en finit pas ({place})") from None
