"""The passages worth citing, best first, not all from one person."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from piacen_qual.analysis.citing.candidates import Candidate, Ground
from piacen_qual.analysis.citing.surroundings import after, before, without
from piacen_qual.analysis.withdrawal import Withdrawn, touched
from piacen_qual.codebook.schema import Code, Codebook
from piacen_qual.model import Coding, Quote, Segment, Transcript

SAME_PERSON: Final = 0.6  # a quote is worth this much of itself for each one of the same person
SAME_GROUP: Final = 0.85  # and this much for each one of the same group
OVER_QUOTED: Final = 0.25  # one person should not hold more of the quotes than this…
ENOUGH: Final = 3  # …once they hold this many
IN_A_SENTENCE: Final = "La phrase est plus longue que la citation : elle commence ou finit avant."


def best_quotes(
    transcripts: Sequence[Transcript],
    segments: Sequence[Segment],
    codings: Sequence[Coding],
    codebook: Codebook,
    *,
    code: str | None = None,
    family: str | None = None,
    theme: str | None = None,
    case: str | None = None,
    speaker: str | None = None,
    min_words: int = 8,
    max_words: int = 90,
    limit: int = 10,
    per_speaker: int | None = None,
    withdrawn: Withdrawn | None = None,
) -> tuple[Quote, ...]:
    """The best quotes, at most `limit` per code; codes in codebook order, best first within one.

    A quote is worth what `passages.worth` says. They are chosen one by one: what remains of each
    person already chosen for this code is worth `SAME_PERSON` of itself per quote, what remains of
    their group `SAME_GROUP` (the idea of maximal marginal relevance, Carbonell & Goldstein 1998).

    Args:
        transcripts: where codings are.
        segments: the units coded.
        codings: what is illustrated: suggestions or decisions.
        codebook: labels and order.
        code: this code only; without it, every code but those of things named.
        family: this family of codes only.
        theme: only what was said under this theme (id).
        case: only groups of this case.
        speaker: only this participant (`P3`, in any group).
        min_words: shorter passages are left out.
        max_words: longer segments are trimmed to whole sentences around the evidence.
        limit: quotes per code.
        per_speaker: quotes of one person per code, at most.
        withdrawn: words that nobody may cite, nor show around a quote.
    """
    ground = Ground(transcripts, segments, theme=theme, case=case, speaker=speaker)
    hidden = withdrawn or {}
    found: list[tuple[Code, Candidate]] = []
    for known in _codes(codebook, code, family):
        its_own = [coding for coding in codings if coding.code == known.id]
        pool = ground.candidates(its_own, min_words=min_words, max_words=max_words)
        free = [candidate for candidate in pool if not _is_withdrawn(candidate, hidden)]
        found += [(known, chosen) for chosen in _diverse(free, limit, per_speaker)]
    around = {transcript.file: without(transcript, hidden) for transcript in transcripts}
    return tuple(_quote(known, each, around[each.transcript.file]) for known, each in found)


def over_quoted(quotes: Sequence[Quote]) -> tuple[str, ...]:
    """A sentence for each person who holds more than `OVER_QUOTED` of the quotes."""
    held = Counter((quote.file, quote.speaker, quote.attribution[1:-1]) for quote in quotes)
    return tuple(
        f"Attention : {who} fournit {count} des {len(quotes)} citations."
        for (*_, who), count in held.most_common()
        if count >= ENOUGH and count > OVER_QUOTED * len(quotes)
    )


def _codes(codebook: Codebook, code: str | None, family: str | None) -> Iterator[Code]:
    """The codes to illustrate; nobody cites a mere mention unless asked to."""
    objects = {known.id for known in codebook.families if known.objects}
    for known in codebook.codes:
        wanted = known.family == family if family else known.family not in objects
        if known.id == code or (code is None and wanted):
            yield known


def _is_withdrawn(candidate: Candidate, withdrawn: Withdrawn) -> bool:
    """Whether it shares words with what may not be cited."""
    passage, place = candidate.passage, (candidate.transcript.file, candidate.turn.n)
    return touched(withdrawn.get(place, ()), passage.start, passage.end)


def _diverse(pool: list[Candidate], limit: int, per_speaker: int | None) -> Iterator[Candidate]:
    """The best candidates one by one, each choice making its person and group worth less."""
    people, groups = Counter[tuple[str, str]](), Counter[str]()
    texts: set[str] = set()

    def left(candidate: Candidate) -> float:
        again = SAME_PERSON ** people[candidate.person]
        return candidate.score * again * SAME_GROUP ** groups[candidate.transcript.file]

    for _ in range(limit):
        pool = [
            candidate
            for candidate in pool
            if candidate.text not in texts
            and (per_speaker is None or people[candidate.person] < per_speaker)
        ]
        if not pool:
            return
        best = max(pool, key=left)
        people[best.person] += 1
        groups[best.transcript.file] += 1
        texts.add(best.text)
        yield best


def _quote(code: Code, candidate: Candidate, around: Transcript) -> Quote:
    transcript, turn, passage = candidate.transcript, candidate.turn, candidate.passage
    return Quote(
        code=code.id,
        code_label=code.label,
        theme=turn.theme,
        case=transcript.group.case,
        file=transcript.file,
        turn=turn.n,
        segment=candidate.segment,
        speaker=turn.speaker,
        attribution=f"({transcript.title}, {turn.speaker})",
        text=candidate.text,
        evidence=candidate.evidence,
        before=before(around, around.turns[turn.n - 1], passage.start),
        after=after(around, around.turns[turn.n - 1], passage.end),
        words=passage.words,
        score=round(candidate.score, 3),
        warnings=(IN_A_SENTENCE,) if passage.cut else (),
        cut_before=candidate.cut_before,
        cut_after=candidate.cut_after,
        source=candidate.coding.source,
        memo=candidate.coding.memo,
        start=passage.start,
        against=candidate.coding.against,
    )
