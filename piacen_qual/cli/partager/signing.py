"""`piacen partager --signer`: each quote is read whole, and someone answers for it."""

from typing import Final

from piacen_qual.cli import screen
from piacen_qual.cli.partager.beside import asked
from piacen_qual.cli.partager.desk import Desk
from piacen_qual.cli.partager.readiness import small
from piacen_qual.cli.talking import Typed
from piacen_qual.errors import PiacenError
from piacen_qual.partners.bank import quoted
from piacen_qual.partners.cleaning import shown
from piacen_qual.partners.drafts import Draft
from piacen_qual.partners.entries import Signed
from piacen_qual.partners.log import PartnerLog

EXPLAINED: Final = (
    "Lisez chaque citation en entier, comme quelqu’un du milieu : un mot, une anecdote, une façon"
    " de parler dit-elle qui c’est? « o » : elle peut sortir telle quelle, je signe. « n » : elle"
    " ne sort pas. « v » montre ce qui a été dit, « m » les autres citations de la même personne."
    " « c mot » masque un mot dans toute l’étude (« c mot [autre chose] » dit ce qui le remplace);"
    " « i mot » ne le masque que dans cette citation. « t » prend le texte qu’un partenaire"
    " propose, ou revient à ce qui a été dit."
    " « p » passe, « u » annule la dernière réponse, « q » quitte. Chaque réponse est écrite"
    " aussitôt."
)
QUESTION: Final = "Peut-elle sortir? o, n (v, m, c, i, t, p, u, q, ?)"
AID: Final = "« ? » dit lesquelles."
_SAID: Final = {True: "signée", False: "écartée"}


def sign(desk: Desk, *, everything: bool) -> None:
    """Have the quotes read that nobody has read, or all of them."""
    desk.say_left_out()
    if told := small(desk.dossier):
        screen.say(told)
    with PartnerLog(desk.dossier.work.study, desk.who) as log:
        screen.show_problems(log.problems)
        signing = Signing(desk, log, everything=everything)
        signing.run()
        ready = signing.desk.ready(log.history)
    out, left = len(ready.excluded), len(ready.unsigned)
    screen.say(f"Citations signées : {len(ready.fit)}; écartées : {out}; à lire : {left}.")


class Signing:
    """Quotes to read, one by one.

    Attributes:
        desk: the case; another one once a word was masked.
    """

    def __init__(self, desk: Desk, log: PartnerLog, *, everything: bool = False) -> None:
        """Take up what is left to sign.

        Args:
            desk: the case.
            log: where answers go.
            everything: whether to read again what was signed or set aside.
        """
        self.desk = desk
        self._log = log
        self._answers = Typed()
        self._at = 0
        self._queue = [
            each for each in desk.drafts if everything or desk.fit(each, log.history) is None
        ]

    def run(self) -> None:
        """Ask until all is read or the person stops."""
        screen.say(EXPLAINED)
        while self._at < len(self._queue):
            draft = self._queue[self._at]
            self._show(draft)
            typed, rest = self._typed(draft)
            match typed:
                case "o" | "n":
                    self._sign(draft, fit=typed == "o")
                case "p":
                    self._at += 1
                case "u":
                    self._undo()
                case "t":
                    self._reword(draft)
                case "c" | "i":
                    self._mask(draft, rest, here=typed == "i")
                case _:
                    break

    def _show(self, draft: Draft) -> None:
        before = len(self.desk.drafts) - len(self._queue)
        labels = " · ".join((shown(draft.theme), *map(shown, draft.codes)))
        value = f" · {shown(draft.value)}" if draft.value else ""
        rank = f"{before + self._at + 1}/{len(self.desk.drafts)}"
        text = screen.literal(_words(draft))
        text.highlight_words([swap.text for swap in draft.text.swaps if swap.text], "bold")
        screen.show(
            "",
            screen.literal(f"{rank} · {labels}{value}", "dim"),
            screen.literal(self.desk.beside.speaker(draft), "dim"),
            text,
        )
        if draft.reworded:
            screen.say("Ces mots sont ceux qu’un partenaire propose; « t » revient aux autres.")
        change = self.desk.change(draft)
        for told in (*self.desk.beside.reminders(draft), *(asked(change) if change else ())):
            screen.say(told)
        readers = self._log.history.readers(draft)
        if readers:
            told = screen.listed(f"{_SAID[fit]} par {who}" for who, fit in readers.items())
            screen.say(f"Déjà {told}.")

    def _typed(self, draft: Draft) -> tuple[str, str]:
        """An answer that moves on, and the words that follow it; "" to stop."""
        while (line := self._answers.ask(f"{QUESTION}\xa0: ")) is not None:
            typed, _, rest = line.partition(" ")
            match typed.lower():
                case "o" | "n" | "p" | "u" | "t" as answer:
                    return answer, ""
                case "q":
                    return "", ""
                case "c" | "i" as answer if rest.strip():
                    return answer, rest.strip()
                case "v":
                    screen.show(screen.literal(self.desk.beside.original(draft), "dim"))
                case "m":
                    self._show_others(draft)
                case "" | "?":
                    screen.say(EXPLAINED)
                case _:
                    self._answers.refuse(_where(draft), f"« {line} » n’est pas une réponse. {AID}")
        return "", ""

    def _show_others(self, draft: Draft) -> None:
        others = self.desk.beside.others(draft)
        for each in others:
            screen.show(screen.literal(f"– {_words(each)}", "dim"))
        if not others:
            screen.say("Cette personne n’a pas d’autre citation ici.")

    def _sign(self, draft: Draft, *, fit: bool) -> None:
        """Write an answer down, unless it is this person’s last word already."""
        history = self._log.history
        mine = history.readers(draft).get(self._log.coder)
        if mine is not fit or self.desk.fit(draft, history) is not fit:
            self._log.add(Signed(draft.signature, fit, draft.told))
        self._at += 1

    def _undo(self) -> None:
        """Take back the person's last answer, and go back to its quote if it is of this bank."""
        undone = self._log.undo()
        if undone is None:
            screen.say("Il n’y a rien à annuler.")
            return
        history = self._log.history
        found = [each for each in self.desk.drafts if history.is_of(undone, each)]
        screen.say("Annulé." if found else "Annulé : c’était une citation d’un autre choix.")
        if found and found[0] not in self._queue:
            self._queue.insert(self._at, found[0])
        if found:
            self._at = self._queue.index(found[0])

    def _reword(self, draft: Draft) -> None:
        """Tell the quote in its partner’s words, or in its own again, and have it read."""
        try:
            desk = self.desk.rewording(draft, self._log)
        except PiacenError as refusal:
            self._answers.refuse(_where(draft), str(refusal))
        else:
            self._go_on(desk, draft)

    def _mask(self, draft: Draft, typed: str, *, here: bool) -> None:
        """Mask words, wherever they stand or in this quote only.

        What reads otherwise since is to be read again.
        """
        before = self.desk.obstacles
        try:
            desk = self.desk.masking(draft, typed, here=here)
        except PiacenError as refusal:
            self._answers.refuse(_where(draft), str(refusal))
            return
        self._go_on(desk, draft)
        empty = [e.what for e in self.desk.obstacles if e.why is None and e not in before]
        if empty:
            screen.say(
                f"Une fois cela masqué, il ne reste rien de ce qui est dit au"
                f" {screen.listed(empty)}. Ce n’est plus une citation; « piacen anonymiser »"
                " (« u ») peut y revenir."
            )
        elif _place(draft) not in map(_place, self._queue):
            screen.say("Cette citation ne peut plus sortir tant que tout n’est pas décidé.")

    def _go_on(self, desk: Desk, draft: Draft) -> None:
        """Go on with what is left to read since something was changed in a quote."""
        self.desk = desk
        now = {_place(each): each for each in self.desk.drafts}
        queue = [now[_place(each)] for each in self._queue if _place(each) in now]
        unread = (e for e in now.values() if self.desk.fit(e, self._log.history) is None)
        self._queue = [*queue, *(each for each in unread if each not in queue)]
        places = [_place(each) for each in self._queue]
        place = _place(draft)
        self._at = places.index(place) if place in places else min(self._at, len(places))


def _place(draft: Draft) -> tuple[str, int, int]:
    where = draft.reference
    return where.file, where.turn, where.start


def _where(draft: Draft) -> str:
    return f"tour {draft.reference.turn} de {draft.reference.file}"


def _words(draft: Draft) -> str:
    return quoted(draft.words, cut_before=draft.cut_before, cut_after=draft.cut_after)
