"""A case with the key open: its quotes as the public would read them, to preview, sign or share."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final, Self

from piacen_qual.anonymisation.custody.key import KeyFile
from piacen_qual.anonymisation.disclosure import Withheld
from piacen_qual.cli import screen
from piacen_qual.cli.cle import open_or_make_key, read_registry
from piacen_qual.cli.partager.beside import Beside
from piacen_qual.cli.partager.dossier import Dossier
from piacen_qual.cli.partager.masking import masked
from piacen_qual.cli.partager.naming import completed, named
from piacen_qual.cli.partager.publishing import published, publisher
from piacen_qual.cli.partager.readiness import (
    Readiness,
    asked_of,
    check_ready,
    fit,
    left_out,
    lines,
    readiness,
    small,
)
from piacen_qual.cli.partager.rewording import reworded
from piacen_qual.cli.partager.table import table_of
from piacen_qual.cli.partager.writing import (
    heading_of,
    last_contact,
    share,
    since_last,
    withheld_of,
)
from piacen_qual.cli.whoami import whoami
from piacen_qual.exports.partner.wording import in_words
from piacen_qual.french.wording import several
from piacen_qual.partners.drafts import Draft, Obstacle, Publisher
from piacen_qual.partners.log import PartnerLog
from piacen_qual.partners.reading import History
from piacen_qual.partners.standing import Change, wishes

MARKS: Final = {True: "✓", False: "✗", None: "!"}


@dataclass(frozen=True, slots=True)
class Desk:
    """What is at hand.

    Attributes:
        dossier: the case.
        who: the person at the keyboard; "" for whoever only looks.
        publisher: makes texts public.
        drafts: its quotes, public.
        obstacles: what keeps others from being so.
        key: open, to draw more pseudonyms; None for whoever only looks.
    """

    dossier: Dossier
    who: str
    publisher: Publisher
    drafts: tuple[Draft, ...]
    obstacles: tuple[Obstacle, ...]
    key: KeyFile | None = None

    @classmethod
    def opened(cls, dossier: Dossier, who: str | None, phrase: Path | None) -> Self:
        """Open the key, and publish the quotes of the case with it.

        Args:
            dossier: the case, everything in it decided.
            who: the person, as given on the command line.
            phrase: the file that holds the passphrase; asked for without it.
        """
        name = whoami(who)
        key = open_or_make_key(dossier.work.study, name, phrase)
        ours = publisher(dossier, named(key, dossier, name))
        return cls(dossier, name, ours, *published(dossier, ours), key)

    @classmethod
    def looked_into(cls, dossier: Dossier, phrase: Path | None) -> Self:
        """The same, to look at: nothing is written, and nobody needs to say who they are."""
        registry = read_registry(dossier.work.study, phrase)
        ours = publisher(dossier, completed(registry, dossier))
        return cls(dossier, "", ours, *published(dossier, ours))

    def masking(self, draft: Draft, typed: str, *, here: bool = False) -> Self:
        """The same, once words of a quote are masked; see `masked` for what may be refused."""
        today = masked(self.dossier, self.who, draft, typed, here=here)
        return self._of(replace(self.dossier, today=today))

    def rewording(self, draft: Draft, log: PartnerLog) -> Self:
        """The same, once a quote is told in its partner’s words, or in its own again.

        Raises:
            NoTextError: nobody gave any, or it may not come out.
        """
        taken = reworded(draft, self.change(draft), self.publisher)
        log.add(taken)
        work = self.dossier.work
        found = wishes(log.history, work.study, work.library.transcripts)
        return self._of(
            replace(self.dossier, history=log.history, work=replace(work, wishes=found))
        )

    def _of(self, dossier: Dossier) -> Self:
        known = self.publisher.registry
        registry = named(self.key, dossier, self.who) if self.key else completed(known, dossier)
        ours = publisher(dossier, registry)
        drafts, obstacles = published(dossier, ours)
        return replace(self, dossier=dossier, publisher=ours, drafts=drafts, obstacles=obstacles)

    @property
    def beside(self) -> Beside:
        """What whoever signs sees beside each quote."""
        return Beside(self.publisher, self.drafts, self.dossier.voices.size)

    def change(self, draft: Draft) -> Change | None:
        """What a partner wants otherwise in a quote, or None."""
        return asked_of(draft, self.dossier.work.wishes)

    def fit(self, draft: Draft, history: History) -> bool | None:
        """Whether a quote may go out; None while nobody has read it as it is asked for now."""
        return fit(draft, history, self.dossier.work.wishes)

    def preview(self, *, as_json: bool) -> int:
        """Show where things stand; the exit code says whether all is ready."""
        ready = self.ready(self.dossier.history)
        table = table_of(self.dossier, self.publisher, self.dossier.history)
        told = list(lines(ready, self.dossier, table))
        is_ready = all(done is not False for done, _ in told)
        if as_json:
            screen.show_json(
                self._told(ready, is_ready=is_ready, table=not isinstance(table, Withheld))
            )
        else:
            screen.show(screen.literal(f"{self.dossier.case} : partage", "bold"))
            for done, line in told:
                screen.show(f"{MARKS[done]} {line}")
            self.say_left_out()
        return 0 if is_ready else 1

    def share(self, until: date, contact: str | None) -> None:
        """Write the bank.

        Args:
            until: last day for answers.
            contact: to whom they go, in the words that partners will read; without it, as the last
                bank of the case said.

        Raises:
            RefusedError: something is still to be done, or the scan found something.
        """
        with PartnerLog(self.dossier.work.study, self.who) as log:
            screen.show_problems(log.problems)
            ready = self.ready(log.history)
            check_ready(ready, self.dossier.case)
            table = table_of(self.dossier, self.publisher, log.history)
            known = last_contact(log.history, self.dossier.case)
            contact = known if contact is None else contact
            heading = heading_of(self.dossier, self.publisher, table, until, contact)
            if told := small(self.dossier):
                screen.say(told)
            before = log.history
            bank = share(self.dossier, ready, self.publisher, log, heading)
        self.say_left_out()
        for withheld in withheld_of(self.dossier, table):
            screen.say(withheld.reason)
        if told := since_last(ready.fit, before, self.dossier.case):
            screen.say(told)
        screen.say(
            f"{several(len(bank.quotes), 'citation')} pour {self.dossier.case}, données"
            f" {bank.status}, à rendre d’ici le {in_words(until)}. Envoyez la page ou le classeur,"
            " au choix; « piacen recevoir » prendra les réponses."
        )

    def say_left_out(self) -> None:
        """Tell what keeps quotes from being shared."""
        screen.show_problems(self.dossier.work.wishes.problems, everything=True)
        if told := left_out(self.obstacles):
            screen.say(told)

    def ready(self, history: History) -> Readiness:
        """Where its quotes stand."""
        return readiness(self.drafts, self.obstacles, history, self.dossier.work.wishes)

    def _told(self, ready: Readiness, *, is_ready: bool, table: bool) -> dict[str, object]:
        return {
            "case": self.dossier.case,
            "ready": is_ready,
            "quotes": len(ready.fit),
            "unsigned": len(ready.unsigned),
            "to_change": len(ready.to_change),
            "excluded": len(ready.excluded),
            "withdrawn": self.dossier.work.wishes.count,
            "table": table,
            "obstacles": [each.what for each in ready.obstacles],
        }
