"""What whoever signs sees beside a quote: for the eyes of the team alone."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from piacen_qual.anonymisation.candidates import FACTS, Action, Candidate
from piacen_qual.french.wording import several
from piacen_qual.review.wording import quoted

if TYPE_CHECKING:
    from piacen_qual.partners.drafts import Draft, Publisher
    from piacen_qual.partners.standing import Change


class Beside:
    """Knows who says each quote of a bank, and what else they say there."""

    def __init__(self, publisher: "Publisher", drafts: "Sequence[Draft]", people: int) -> None:
        """Take the quotes of a case in which `people` took part."""
        self._publisher = publisher
        self._drafts = drafts
        self._people = people

    def speaker(self, draft: "Draft") -> str:
        """`P3 de TNCDC, groupe 1 (Sarcelle)`, how many took part, what else this person says."""
        person = self._person(draft)
        drawn = self._publisher.registry.pseudonyms
        names = sorted(
            {drawn[each] for each in self._publisher.own.get(person, ()) if each in drawn}
        )
        name = f" ({', '.join(names)})" if names else ""
        title = self._publisher.transcripts[person[0]].title
        told = f"{person[1]} de {title}{name} · {several(self._people, 'personne')} dans le cas"
        others = len(self.others(draft))
        same = several(others, "autre citation", "autres citations")
        return f"{told} · {same} (m)" if others else told

    def others(self, draft: "Draft") -> "list[Draft]":
        """The other quotes of the same person, in the bank’s order."""
        person = self._person(draft)
        return [each for each in self._drafts if each is not draft and self._person(each) == person]

    def original(self, draft: "Draft") -> str:
        """What was said, and by whom."""
        where = draft.reference
        transcript = self._publisher.transcripts[where.file]
        turn = transcript.turns[where.turn - 1]
        said = turn.text[where.start : where.end]
        return f"{said}\n({transcript.title}, {turn.speaker}, tour {turn.n})"

    def reminders(self, draft: "Draft") -> Iterator[str]:
        """Facts that are masked in the turn, up to the end of the quote: they may be said again."""
        where = draft.reference
        candidates = self._publisher.candidates.get((where.file, where.turn), ())
        told = [each for each in candidates if each.start < where.end and self._is_fact(each)]
        if told:
            words = ", ".join(dict.fromkeys(quoted(each.text) for each in told))
            yield f"Masqué dans ce tour\xa0: {words}. Est-ce redit autrement dans la citation?"

    def _is_fact(self, candidate: Candidate) -> bool:
        """Whether a fact is masked, or something that a person chose other words for."""
        is_chosen = bool(self._publisher.answers.replacement(candidate))
        return candidate.action is Action.MASK and (candidate.kind in FACTS or is_chosen)

    def _person(self, draft: "Draft") -> tuple[str, str]:
        where = draft.reference
        turns = self._publisher.transcripts[where.file].turns
        return where.file, turns[where.turn - 1].speaker


def asked(change: "Change") -> Iterator[str]:
    """What a partner wants otherwise."""
    for reply in change.replies.values():
        words = "; ".join(filter(None, (reply.text and quoted(reply.text), reply.comment)))
        told = f"\xa0: {words}" if words else ", sans dire comment"
        stop = "" if told.endswith((".", "!", "?", "…")) else "."
        take = " « t » prend son texte;" if reply.text else ""
        yield f"Un partenaire demande de la modifier{told}{stop}{take} « o » dit que c’est réglé."
