"""What looks like a label, a time or a page header and stays in the words; and what does not."""

from pathlib import Path

import pytest

from tests.transcripts.garden import CODES, GARDEN, NAMES, ROLES, ids, read, turns, written

CASTS = {"codes": CODES, "names": NAMES, "roles": ROLES}
BEFORE, AFTER = "Attends, je reprends.", "C’est ça que je voulais dire."

TRAPS = [
    "Question 3 : on la saute, celle-là.",
    "Résultat : on a perdu les tomates.",
    "Je me disais : non, pas encore la pelle.",
    "Je vais dire une chose : on manque de bras.",
    "Quant au compost : il sentait pas bon.",
    "Trois : quelqu’un a oublié le cadenas.",
    "4 : Et sur un de ces bancs-là, on dînait.",
    "Contre :  76",
    "10:30, c’est l’heure où on arrose.",
    "Vers 22 h 40 : le chat du voisin.",
    "h:mm, c’est marqué de même sur la feuille.",
    "https://jardin.example/places : c’est là qu’on s’inscrit.",
    "Note : ma tante disait ça.",
    "Exemple : les courges.",
    "Premièrement : on sarcle.",
    "Pour : dix. Contre : trois.",
    "Bon ben : on y va.",
    "[Note : Marie-Pier : elle tousse]",
    "(Omar : inaudible)",
    "« Léo : apporte ta pelle », c’était écrit de même.",
    "Merci : c’est un mot que j’entends pas souvent.",
]


@pytest.mark.parametrize("trap", TRAPS)
@pytest.mark.parametrize("cast", CASTS.values(), ids=CASTS)
def test_a_line_within_a_turn_is_no_label(tmp_path: Path, cast: dict[str, str], trap: str) -> None:
    """On a line of its own, between two lines of the same turn."""
    talk = [*GARDEN[:5], ("3", f"{BEFORE}\n{trap}\n{AFTER}"), *GARDEN[6:]]

    transcript, _ = read(tmp_path, written("{label} : {words}\n", cast, tuple(talk)))

    assert turns(transcript)[5] == (cast["3"], f"{BEFORE} {trap} {AFTER}")
    assert ids(transcript) == list(cast.values())
    assert len(transcript.turns) == len(GARDEN)


@pytest.mark.parametrize("trap", TRAPS)
@pytest.mark.parametrize("cast", CASTS.values(), ids=CASTS)
def test_a_paragraph_within_a_turn_is_no_label(
    tmp_path: Path, cast: dict[str, str], trap: str
) -> None:
    talk = [*GARDEN[:5], ("3", f"{BEFORE}\n\n{trap}\n\n{AFTER}"), *GARDEN[6:]]

    transcript, _ = read(tmp_path, written("{label} : {words}\n\n", cast, tuple(talk)))

    assert turns(transcript)[5] == (cast["3"], f"{BEFORE} {trap} {AFTER}")
    assert len(transcript.turns) == len(GARDEN)


@pytest.mark.parametrize("trap", [*TRAPS, "PME-PMI : ça, c’est pas pour nous."])
@pytest.mark.parametrize("cast", CASTS.values(), ids=CASTS)
def test_what_follows_a_label_is_no_second_one(
    tmp_path: Path, cast: dict[str, str], trap: str
) -> None:
    talk = [*GARDEN[:5], ("3", f"{trap} {AFTER}"), *GARDEN[6:]]

    transcript, _ = read(tmp_path, written("{label} : {words}\n", cast, tuple(talk)))

    assert turns(transcript)[5] == (cast["3"], f"{trap} {AFTER}")
    assert len(transcript.turns) == len(GARDEN)


@pytest.mark.parametrize("trap", TRAPS)
def test_a_paragraph_of_a_document_whose_labels_stand_alone(tmp_path: Path, trap: str) -> None:
    talk = [*GARDEN[:5], ("3", f"{BEFORE}\n{trap}\n{AFTER}"), *GARDEN[6:]]

    transcript, _ = read(tmp_path, written("{label}\n{words}\n\n", ROLES, tuple(talk)))

    assert turns(transcript)[5] == (ROLES["3"], f"{BEFORE} {trap} {AFTER}")
    assert len(transcript.turns) == len(GARDEN)


HEADINGS = [
    "Bloc 2 : les outils",
    "Thème 2 : La vie du jardin",
    "Question 2 : d’où viennent les outils?",
    "LES OUTILS :",
    "=== Les outils ===",
    "2. Les outils",
]


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("cast", CASTS.values(), ids=CASTS)
def test_headings_are_nobody(tmp_path: Path, cast: dict[str, str], heading: str) -> None:
    """They stand aside, and the turns around them stay as they are."""
    template = "{label} : {words}\n"
    content = written(template, cast, GARDEN[:7]) + f"\n{heading}\n\n"
    content += written(template, cast, GARDEN[7:])

    transcript, _ = read(tmp_path, content)

    assert len(transcript.turns) == len(GARDEN)
    assert [(aside.kind, aside.line, aside.text) for aside in transcript.asides] == [
        ("titre", 9, heading)
    ]


def test_words_left_in_the_text_are_said_with_their_line(tmp_path: Path) -> None:
    talk = [*GARDEN[:5], ("3", f"{BEFORE}\nHamel : c’est la rue d’à côté."), *GARDEN[6:]]

    transcript, problems = read(tmp_path, written("{label} : {words}\n", CODES, tuple(talk)))

    assert len(transcript.turns) == len(GARDEN)
    assert [(p.line, "« Hamel : »" in p.message) for p in problems if p.line == 7] == [(7, True)]


TIMES = [
    ("[00:12:34]", 754.0),
    ("(12 min 30)", 750.0),
    ("(0:20 - 3:53)", 20.0),
    ("[00:43.810 --> 00:47.850]", 43.81),
    ("• (16 h 20) •", None),
    ("(7:35 - 7: 37)", 455.0),
    ("(0:010 - 0:11)", 10.0),
    ("[0:0:13.540]", 13.54),
    ("#00:01:02-3#", 62.0),
    ("[1 h 02 min 03 s]", 3723.0),
    ("{00:00:07}", 7.0),
]
PLACES = {
    "after the label": "{label} : {time} {first} {second}\n",
    "at the end": "{label} : {first} {second} {time}\n",
    "between sentences": "{label} : {first} {time} {second}\n",
    "on its line in the turn": "{label} : {first}\n{time}\n{second}\n",
    "on its line before the label": "{time}\n{label} : {first} {second}\n",
    "at the head of the line": "{time} {label} : {first} {second}\n",
}


@pytest.mark.parametrize(("time", "seconds"), TIMES)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_times_are_taken_out_of_the_words(
    tmp_path: Path, place: str, time: str, seconds: float | None
) -> None:
    template = "{label} : {words}\n"
    turn = place.format(time=time, label="P3", first=BEFORE, second=AFTER)
    content = written(template, CODES, GARDEN[:5]) + turn + written(template, CODES, GARDEN[6:])

    transcript, _ = read(tmp_path, content)

    sixth = transcript.turns[5]
    assert (sixth.label, sixth.text, sixth.start) == ("P3", f"{BEFORE} {AFTER}", seconds)
    assert len(transcript.turns) == len(GARDEN)


@pytest.mark.parametrize(("time", "seconds"), TIMES)
def test_times_are_taken_out_of_a_sentence(
    tmp_path: Path, time: str, seconds: float | None
) -> None:
    talk = (*GARDEN[:5], ("3", f"J’arrose le soir {time}, quand il fait plus frais."), *GARDEN[6:])

    transcript, _ = read(tmp_path, written("{label} : {words}\n", CODES, talk))

    sixth = transcript.turns[5]
    assert (sixth.text, sixth.start) == ("J’arrose le soir, quand il fait plus frais.", seconds)


@pytest.mark.parametrize("time", ["10:30", "22 h 40", "6 h", "12 minutes", "l’an 2019 (en juin)"])
def test_times_that_are_talk_stay(tmp_path: Path, time: str) -> None:
    words = f"On se voit à {time}, comme d’habitude."
    talk = (*GARDEN[:5], ("3", words), *GARDEN[6:])

    transcript, _ = read(tmp_path, written("{label} : {words}\n", CODES, talk))

    assert (transcript.turns[5].text, transcript.turns[5].start) == (words, None)


MARKS = [
    "(rires)",
    "[rire]",
    "{rires}",
    "<rires>",
    "(silence)",
    "[inaudible 00:31:20]",
    "[?]",
    "XX",
    "(..)",
    "+ ++",
    "//S02: oui //",
    "[Note : la porte claque]",
    "[chevauchement]",
    "(3 s)",
]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(
    "words",
    [
        "{} Les tomates, c’est pour l’automne.",
        "Les tomates, {} c’est pour l’automne.",
        "Les tomates, c’est pour l’automne. {}",
        "{}",
    ],
)
@pytest.mark.parametrize("cast", CASTS.values(), ids=CASTS)
def test_marks_of_the_transcriber_stay_as_they_stand(
    tmp_path: Path, cast: dict[str, str], words: str, mark: str
) -> None:
    said = words.format(mark)
    talk = (*GARDEN[:5], ("3", said), *GARDEN[6:])

    transcript, _ = read(tmp_path, written("{label} : {words}\n", cast, talk))

    assert turns(transcript)[5] == (cast["3"], said)
    assert transcript.turns[5].start is None
    assert len(transcript.turns) == len(GARDEN)


@pytest.mark.parametrize("header", ["JARDIN – Groupe 1 – p. {}", "Page {} sur 9", "{}", "- {} -"])
def test_page_headers_are_set_aside_even_in_mid_sentence(tmp_path: Path, header: str) -> None:
    first, second, third = (header.format(n) for n in (2, 3, 4))
    template = "{label} : {words}\n"
    content = (
        written(template, NAMES, GARDEN[:4])
        + f"{first}\n"
        + written(template, NAMES, GARDEN[4:8])
        + f"Léo : On les partage. Il manque\n{second}\ntoujours une pelle, par exemple.\n"
        + written(template, NAMES, GARDEN[9:12])
        + f"{third}\n"
        + written(template, NAMES, GARDEN[12:])
    )

    transcript, _ = read(tmp_path, content)

    assert turns(transcript) == [(NAMES[who], words) for who, words in GARDEN]
    assert [(a.kind, a.text) for a in transcript.asides] == [
        ("entete", text) for text in (first, second, third)
    ]
