"""Each form by which an identifier is known has a sentence that no other form would read so."""

import pytest

from piacen_qual.anonymisation.candidates import Action
from piacen_qual.anonymisation.detection.structured import patterns
from piacen_qual.anonymisation.detection.structured.forms import Form
from piacen_qual.anonymisation.reading.spoken import Spoken
from tests.anonymisation.detection.structured import test_papers, test_web
from tests.anonymisation.making import FILE, shaped

SENTENCES = [
    (
        "j f deux mille arobas verger point org",
        "j f deux mille arobas verger point org",
        Action.MASK,
    ),
    (
        "mon courriel c’est les chats bleus arobas verger point org",
        "les chats bleus arobas verger point org",
        Action.MASK,
    ),
    (
        "mon courriel c’est les deux petits chats bleus tout attaché arobas verger point org",
        "les deux petits chats bleus tout attaché arobas verger point org",
        Action.MASK,
    ),
    (
        "Note : chat tiret bleu, sans accent, arobas, verger, point, org",
        "chat tiret bleu, sans accent, arobas, verger, point, org",
        Action.MASK,
    ),
    (
        "Note : chat, arobas, en minuscules, verger, point, org",
        "chat, arobas, en minuscules, verger, point, org",
        Action.MASK,
    ),
    ("regardez jardin bleu point com barre oblique semis", "jardin", Action.ASK),
    ("ben jardin bleu de lune point com", "jardin bleu de lune point com", Action.ASK),
    ("son Skype, live:chat.bleu04", "live:chat.bleu04", Action.ASK),
    ("il signe chat.bleu.semis", "chat.bleu.semis", Action.ASK),
    ("il signe chat_bleu", "chat_bleu", Action.ASK),
    ("regardez verger point com barre oblique semis tardif de mai", "tardif de mai", Action.ASK),
    ("le 3 mai soixante-huit, il neigeait", "3 mai soixante-huit", Action.ASK),
    ("c’était marqué k trois deux neuf un", "k trois deux neuf un", Action.ASK),
    ("je note zéro deux cinquante-quatre, merci", "zéro deux cinquante-quatre", Action.ASK),
    ("tout le monde sait que le 0412 c’est lui", "0412", Action.ASK),
    ("la rencontre c’est le code tulipe 58 merci", "tulipe 58", Action.ASK),
]
TEXTS = (
    *(text for text, *_ in SENTENCES),
    *(text for text, *_ in (*test_web.SURE, *test_web.ASKED, *test_web.ENDLESS)),
    *(text for text, *_ in (*test_papers.SURE, *test_papers.ASKED, *test_papers.CODES)),
    *test_web.HOWS,
    "sa fête, c’est le douze du cinq soixante-trois",
)


@pytest.mark.parametrize(("text", "words", "action"), SENTENCES)
def test_an_identifier_is_taken_whole(text: str, words: str, action: Action) -> None:
    assert (words, action) in [told[1:] for told in shaped(text)]


@pytest.mark.parametrize("family", ["WEB", "PAPERS"])
def test_each_form_is_needed(family: str, monkeypatch: pytest.MonkeyPatch) -> None:
    forms: tuple[Form, ...] = getattr(patterns, family)
    normal = {text: Spoken(FILE, 1, text).normal.text for text in TEXTS}
    unneeded = []
    for at, form in enumerate(forms):
        met = [text for text in TEXTS if form.pattern.search(normal[text])]
        whole = [shaped(text) for text in met]
        with monkeypatch.context() as without:
            without.setattr(patterns, family, (*forms[:at], *forms[at + 1 :]))
            if whole == [shaped(text) for text in met]:
                unneeded.append(form.pattern.pattern)
    assert unneeded == []
