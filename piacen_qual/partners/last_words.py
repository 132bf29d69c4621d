"""The last word of each partner on each quote: what an answer takes back, and what it does not.

A withdrawal is taken back by another choice only. A consent is nothing that may be guessed: it
falls with a comment that says nothing else, or once the browser that gave it has it no more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from piacen_qual.partners.choice import Choice
from piacen_qual.partners.entries import Received, Reply
from piacen_qual.partners.reading import History

LastWords = Mapping[str, Mapping[str, Reply]]
"""Quote → key of the respondent → the last reply."""


def content(received: Received) -> tuple[object, ...]:
    """What a file says, whoever it is said to come from."""
    return received.bank, received.station, received.number, received.replies


def respondents(history: History) -> Mapping[Received, str]:
    """What makes two files those of one respondent: the browser, else the name.

    A file that tells neither is of whoever the same answers were said to come from, at another
    time; else of someone else than any other: it takes nothing back.
    """
    named = {content(each): each.name.casefold() for each in history.received if each.name}
    return {
        each: each.station
        or each.name.casefold()
        or named.get(content(each), "")
        or each.fingerprint
        for each in history.received
    }


def last_words(history: History) -> LastWords:
    """What each respondent said last of each quote.

    The files of one browser count in the order in which it saved them, others as they came; one
    that came again counts where it came first.
    """
    who = respondents(history)
    heard: dict[tuple[object, ...], Received] = {}
    for received in sorted(history.received, key=lambda each: (each.station, each.number)):
        heard.setdefault((who[received], *content(received)), received)
    found: dict[str, dict[str, tuple[str, Reply]]] = {}
    for received in heard.values():
        _hear(received, who[received], found)
    return {
        quote: {key: reply for key, (_, reply) in said.items()} for quote, said in found.items()
    }


def erased(before: History, now: History) -> tuple[str, ...]:
    """The quotes for which somebody had made a choice, and makes none any more."""
    chosen = _chosen(now)
    return tuple(
        dict.fromkeys(quote for quote, who in _chosen(before) if (quote, who) not in chosen)
    )


def answered_before(received: Received, history: History) -> bool:
    """Whether the same browser had answered to the same bank: an empty file then says something."""
    return _is_ranked(received) and any(
        (each.bank, each.station) == (received.bank, received.station) and each.replies
        for each in history.received
    )


def overruled(received: Received, history: History) -> tuple[str, ...]:
    """The quotes that a file withdraws, and that nobody withdraws any more since it first came.

    A browser numbers its files: which one is the last is then no question.
    """
    if _is_ranked(received):
        return ()
    now = last_words(history)
    withdrawn = (each.quote for each in received.replies if each.choice is Choice.WITHDRAW)
    return tuple(quote for quote in withdrawn if not _is_withdrawn(now.get(quote, {}).values()))


def _chosen(history: History) -> dict[tuple[str, str], Choice]:
    return {
        (quote, who): reply.choice
        for quote, said in last_words(history).items()
        for who, reply in said.items()
        if reply.choice is not None
    }


def _is_withdrawn(replies: Iterable[Reply]) -> bool:
    return any(reply.choice is Choice.WITHDRAW for reply in replies)


def _is_ranked(received: Received) -> bool:
    return bool(received.station and received.number)


def _hear(received: Received, who: str, found: dict[str, dict[str, tuple[str, Reply]]]) -> None:
    """Have a file change what one respondent said, by quote, with the bank that it was said of."""
    is_whole = _is_ranked(received)  # such a file has all that the browser holds
    if is_whole:
        said = {reply.quote for reply in received.replies}
        for quote, replies in found.items():
            bank, before = replies.get(who, ("", None))
            gone = bank == received.bank and quote not in said
            if before and gone and before.choice is not Choice.WITHDRAW:
                del replies[who]
    for reply in received.replies:
        replies = found.setdefault(reply.quote, {})
        _, before = replies.get(who, ("", None))
        stands = _after(before, reply, is_whole=is_whole) if before else reply
        replies[who] = received.bank, stands


def _after(before: Reply, reply: Reply, *, is_whole: bool) -> Reply:
    """What stands once someone answers again."""
    kept = {Choice.WITHDRAW} if is_whole else {Choice.WITHDRAW, Choice.MODIFY}
    if reply.choice is None and before.choice in kept:
        return replace(before, comment=reply.comment)
    return reply
