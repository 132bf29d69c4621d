"""The page in a real browser, as a partner uses it."""

import json
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from piacen_qual.exports.partner.bank_page import bank_to_html
from piacen_qual.partners.answers import read_json, receive
from piacen_qual.partners.choice import Choice
from piacen_qual.partners.entries import Entry, Received
from piacen_qual.partners.log import PartnerLog
from piacen_qual.partners.reading import History
from tests.cli.making import piacen
from tests.exports.partner.conftest import BANK, Open
from tests.partners.making import HOSTILE, answers, make_bank, make_study, public, shared

if TYPE_CHECKING:
    from playwright.sync_api import Download, Locator, Page

PHONE = {"width": 360, "height": 740}


def quote(page: "Page", number: int) -> "Locator":
    return page.locator("article").nth(number)


def decide(page: "Page", number: int, choice: Choice, *, text: str = "", comment: str = "") -> None:
    card = quote(page, number)
    card.get_by_label(choice.label).check()
    if text:
        card.get_by_label("Le texte qui conviendrait").fill(text)
    if comment:
        card.get_by_label("Commentaire").fill(comment)


def shown(page: "Page") -> list[str]:
    return page.locator("article:visible .words").all_inner_texts()


def download(page: "Page") -> "Download":
    """The file of answers, by somebody who says who answers."""
    name = page.get_by_label("Qui répond?")
    if not name.input_value():
        name.fill("La Fabrique")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Télécharger").click()
    return waited.value


def downloaded(page: "Page") -> Received:
    file = download(page)
    assert file.suggested_filename.endswith(".json")
    data = Path(file.path()).read_bytes()
    history = History((Entry("1", 1, "", "Zoé", shared(BANK)),))
    received, problems = receive(read_json(data, file.suggested_filename), history)
    assert not problems
    return received


def test_answers_survive_a_reload_and_come_back_whole(open_page: Open) -> None:
    page = open_page()
    decide(page, 0, Choice.PUBLISH, comment="Bravo <b>!</b>")
    decide(page, 1, Choice.MODIFY, text="On avait trois pelles.")
    decide(page, 2, Choice.WITHDRAW)
    page.get_by_label("Qui répond?").fill("La Fabrique")
    page.reload()
    assert quote(page, 0).get_by_label("Publier").is_checked()
    assert quote(page, 0).get_by_label("Commentaire").input_value() == "Bravo <b>!</b>"
    assert quote(page, 1).get_by_label("Le texte").input_value() == "On avait trois pelles."
    assert page.locator("#compte").inner_text() == f"3 sur {len(BANK.quotes)}\xa0: il en reste 14"
    received = downloaded(page)
    assert received.name == "La Fabrique"
    assert [(r.quote, r.choice, r.text, r.comment) for r in received.replies] == [
        (BANK.quotes[0].id, Choice.PUBLISH, "", "Bravo <b>!</b>"),
        (BANK.quotes[1].id, Choice.MODIFY, "On avait trois pelles.", ""),
        (BANK.quotes[2].id, Choice.WITHDRAW, "", ""),
    ]


def test_what_is_downloaded_is_taken_by_recevoir(open_page: Open, tmp_path: Path) -> None:
    study = make_study(tmp_path / "étude")
    with PartnerLog(study, "Zoé") as log:
        log.add(shared(BANK))
    page = open_page()
    page.get_by_label("Code").select_option("Frais")
    decide(page, 0, Choice.WITHDRAW, comment="=1+1")
    page.reload()
    file_of_answers = download(page)
    file = tmp_path / file_of_answers.suggested_filename
    file_of_answers.save_as(file)
    done = piacen("recevoir", file, "--etude", study.root, "--codeur", "Zoé", "--json")
    assert done.code == 0
    told = {each["id"]: each["choice"] for each in json.loads(done.out)["quotes"]}
    assert told[BANK.quotes[0].id] == "retirer"
    assert set(told.values()) == {"retirer", None}


def test_search_minds_neither_case_nor_accents(open_page: Open) -> None:
    page = open_page()
    page.get_by_label("Chercher").fill("TELETRAVAIL, c'est")
    assert shown(page) == [BANK.quotes[0].words]
    page.get_by_role("button", name="Tout afficher").click()
    assert len(shown(page)) == len(BANK.quotes)


def test_filters_by_theme_code_and_answer(open_page: Open) -> None:
    page = open_page()
    page.get_by_label("Thème").select_option("Outils")
    assert shown(page)[:2] == [BANK.quotes[0].words, BANK.quotes[2].words]
    page.get_by_label("Thème").select_option("")
    page.get_by_label("Code").select_option("Frais")
    assert BANK.quotes[1].words not in shown(page)
    page.get_by_label("Code").select_option("")
    decide(page, 1, Choice.WITHDRAW)
    page.get_by_label("Réponse", exact=True).select_option("retirer")
    assert shown(page) == [BANK.quotes[1].words]
    page.get_by_label("Réponse", exact=True).select_option("aucune")
    assert BANK.quotes[1].words not in shown(page)


def test_codes_offered_are_those_of_the_theme(open_page: Open) -> None:
    page = open_page()
    offered = page.locator("#code option:not([hidden])")
    everything = offered.all_inner_texts()
    page.get_by_label("Code").select_option(everything[-1])
    for theme in BANK.themes:
        page.get_by_label("Thème").select_option(theme)
        held = [each.codes for each in BANK.quotes if str(each.theme) == str(theme)]
        assert set(offered.all_inner_texts()) == {"Tous", *map(str, chain(*held))}
        assert shown(page)
    page.get_by_label("Thème").select_option("")
    assert offered.all_inner_texts() == everything


def test_who_answers_is_asked_once_at_download(open_page: Open) -> None:
    page = open_page()
    decide(page, 0, Choice.PUBLISH)
    button = page.get_by_role("button", name="Télécharger")
    button.click()
    assert page.evaluate("document.activeElement.id") == "nom"
    assert "Qui répond?" in page.locator("#etat").inner_text()
    with page.expect_download() as waited:
        button.click()
    assert waited.value.suggested_filename.endswith("-1.json")


def test_a_change_counts_once_the_text_is_another(open_page: Open) -> None:
    page = open_page()
    decide(page, 1, Choice.MODIFY)
    assert page.locator("#compte").inner_text().startswith("0 sur")
    assert quote(page, 1).get_by_text("Changez le texte").is_visible()
    assert not page.locator("#inachevees").is_visible()
    decide(page, 1, Choice.MODIFY, text="Autrement.")
    assert page.locator("#compte").inner_text().startswith("1 sur")


def test_a_change_that_does_not_say_how_is_told_at_download_and_at_reception(
    open_page: Open, tmp_path: Path
) -> None:
    page = open_page()
    decide(page, 1, Choice.MODIFY)
    file_of_answers = download(page)
    assert "sans dire comment : 1" in page.locator("#inachevees").inner_text().replace("\xa0", " ")
    page.get_by_role("button", name="Les voir").click()
    assert shown(page) == [BANK.quotes[1].words]
    history = History((Entry("1", 1, "", "Zoé", shared(BANK)),))
    file = read_json(Path(file_of_answers.path()).read_bytes(), "r.json")
    received, (problem,) = receive(file, history)
    assert [reply.choice for reply in received.replies] == [Choice.MODIFY]
    assert "sans dire comment" in problem.message
    decide(page, 1, Choice.MODIFY, comment="Sans le chiffre.")
    assert not page.locator("#inachevees").is_visible()


def test_a_change_counts_when_the_comment_says_which(open_page: Open) -> None:
    page = open_page()
    decide(page, 1, Choice.MODIFY, comment="Sans le chiffre.")
    assert page.locator("#compte").inner_text().startswith("1 sur")
    (reply,) = downloaded(page).replies
    assert (reply.choice, reply.text, reply.comment) == (Choice.MODIFY, "", "Sans le chiffre.")


def test_leaving_is_asked_about_until_answers_are_downloaded(open_page: Open) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.type))
    page.reload()
    assert not asked
    decide(page, 0, Choice.PUBLISH)
    page.reload()
    assert asked == ["beforeunload"]
    downloaded(page)
    assert "reponses-b12121-1.json" in page.locator("#etat").inner_text()
    page.reload()
    assert asked == ["beforeunload"]


def test_without_scripts_quotes_are_read_and_nothing_pretends_to_answer(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    assert len(shown(page)) == len(BANK.quotes)
    assert page.locator("noscript .alert").is_visible()
    assert not page.get_by_label("Publier").first.is_visible()
    assert not page.get_by_label("Chercher").is_visible()


def test_an_answer_can_be_taken_back(open_page: Open) -> None:
    page = open_page()
    decide(page, 0, Choice.PUBLISH)
    quote(page, 0).get_by_role("button", name="Effacer").click()
    assert page.locator("#compte").inner_text().startswith("0 sur")
    assert not downloaded(page).replies


def test_everything_can_be_done_from_the_keyboard(open_page: Open) -> None:
    page = open_page()
    for key in ("j", "p", "j", "m"):
        page.keyboard.press(key)
    page.keyboard.press("Control+a")
    page.keyboard.type("pm r")
    for key in ("Escape", "j", "r", "c"):
        page.keyboard.press(key)
    page.keyboard.type("j’y tiens")
    replies = downloaded(page).replies
    assert [(r.choice, r.text, r.comment) for r in replies] == [
        (Choice.PUBLISH, "", ""),
        (Choice.MODIFY, "pm r", ""),
        (Choice.WITHDRAW, "", "j’y tiens"),
    ]


def test_shortcuts_can_be_turned_off(open_page: Open) -> None:
    page = open_page()
    page.get_by_text("Raccourcis clavier").click()
    page.get_by_label("Activés").uncheck()
    for key in ("j", "p"):
        page.keyboard.press(key)
    assert not downloaded(page).replies


def test_where_nothing_can_be_kept_the_page_says_so_and_a_file_is_taken_up(
    open_page: Open, tmp_path: Path
) -> None:
    page = open_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('plein'); };")
    page.reload()
    assert page.get_by_text("ne garde pas vos réponses").is_visible()
    decide(page, 0, Choice.MODIFY, text="Mieux.", comment="Oui.")
    file_of_answers = download(page)
    file = tmp_path / "r.json"
    file_of_answers.save_as(file)
    page.reload()
    assert page.locator("#compte").inner_text().startswith("0 sur")
    page.get_by_text("Reprendre mes réponses").click()
    page.locator("#reprise").set_input_files(file)
    page.get_by_text("Réponses reprises").wait_for()
    assert quote(page, 0).get_by_label("Le texte").input_value() == "Mieux."
    assert quote(page, 0).get_by_label("Commentaire").input_value() == "Oui."


@pytest.mark.parametrize("content", ["{", "null", '{"format": "reponses-piacen"}', "x" * 100])
def test_another_file_is_not_taken_up(open_page: Open, tmp_path: Path, content: str) -> None:
    file = tmp_path / "autre.json"
    file.write_text(content, encoding="utf-8")
    page = open_page()
    page.get_by_text("Reprendre mes réponses").click()
    page.locator("#reprise").set_input_files(file)
    page.get_by_text("n’est pas un fichier de réponses").wait_for()


def test_answers_about_a_text_that_changed_are_not_taken_up(
    open_page: Open, tmp_path: Path
) -> None:
    said = ({"decision": "publier"}, {"decision": "retirer", "empreinte": "h1"})
    file = tmp_path / "r.json"
    file.write_bytes(answers(BANK, *said))
    page = open_page()
    page.get_by_text("Reprendre mes réponses").click()
    page.locator("#reprise").set_input_files(file)
    page.get_by_text("Réponses reprises\xa0: 1.").wait_for()
    assert [r.choice for r in downloaded(page).replies] == [Choice.PUBLISH]


def test_two_windows_show_the_same_answers(open_page: Open) -> None:
    page = open_page()
    other = page.context.new_page()
    other.goto(page.url)
    decide(other, 0, Choice.PUBLISH)
    page.wait_for_function("document.querySelector('article').dataset.reponse === 'publier'")


def test_a_new_bank_keeps_what_was_answered_of_the_quotes_it_still_has(open_page: Open) -> None:
    page = open_page()
    decide(page, 0, Choice.PUBLISH)
    decide(page, 1, Choice.WITHDRAW)
    page.get_by_label("Qui répond?").fill("La Fabrique")
    before = downloaded(page)
    path = Path(page.url.removeprefix("file://"))
    bank = make_bank(*(each.words for each in BANK.quotes), bank="b" + "34" * 19)
    bank = replace(bank, quotes=bank.quotes[1:])
    path.write_bytes(bank_to_html(bank))
    page.reload()
    assert page.get_by_text("Réponses d’avant, reprises ici\xa0: 1.").is_visible()
    file_of_answers = download(page)
    file = read_json(Path(file_of_answers.path()).read_bytes(), "r.json")
    assert [(each.quote, each.decision) for each in file.answers] == [
        (bank.quotes[0].id, "retirer")
    ]
    assert (file.station, file.number, file.sender) == (before.station, 2, "La Fabrique")


def test_banks_do_not_mix_their_answers(open_page: Open) -> None:
    page = open_page()
    decide(page, 0, Choice.PUBLISH)
    path = Path(page.url.removeprefix("file://"))
    bank = make_bank(*(each.words for each in BANK.quotes), bank="b" + "34" * 19)
    others = tuple(replace(each, id=f"q9{each.id[2:]}") for each in bank.quotes)
    for other in (replace(bank, quotes=others), replace(bank, study="e" + "56" * 19)):
        path.write_bytes(bank_to_html(other))
        page.reload()
        assert page.locator("#compte").inner_text().startswith("0 sur")


def test_on_a_phone_the_first_quote_is_on_the_first_screen(open_page: Open) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    box = page.locator("article").first.bounding_box()
    assert box
    assert box["y"] < PHONE["height"]
    page.get_by_text("Chercher, filtrer").click()
    assert page.get_by_label("Thème").is_visible()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.get_by_text("Cochez une case").is_visible()


def test_whom_to_answer_is_said_once(open_page: Open) -> None:
    page = open_page(replace(BANK, contact=public("equipe@exemple.ca")))
    assert page.get_by_text("equipe@exemple.ca").locator("visible=true").count() == 1
    assert not page.get_by_text("qui vous a transmis").count()


def test_hostile_texts_do_nothing(open_page: Open) -> None:
    page = open_page(make_bank(*HOSTILE, attribute="</option><script>alert(2)</script>"))
    page.get_by_label("Chercher").fill("<script>")
    decide(page, 0, Choice.MODIFY, text="</textarea><script>alert(3)</script>")
    page.reload()
    assert page.locator("script").count() == 1
    assert page.locator("article").count() == len(HOSTILE)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_overflows(open_page: Open, width: int) -> None:
    bank = make_bank("x" * 300, *(quote.words for quote in BANK.quotes))
    page = open_page(bank, viewport={"width": width, "height": 800})
    decide(page, 0, Choice.MODIFY)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_what_is_touched_is_large_enough(open_page: Open) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    for place in (".choices label", "#telecharger"):
        box = page.locator(place).first.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 40
    count = page.locator("#compte")
    assert count.is_visible()


def test_on_paper_choices_are_boxes_and_tools_are_gone(open_page: Open) -> None:
    page = open_page()
    decide(page, 0, Choice.PUBLISH)
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Télécharger").is_visible()
    boxes = page.evaluate(
        "[...document.querySelectorAll('article:first-of-type .choices span')]"
        ".map((each) => getComputedStyle(each, '::before').content)"
    )
    assert boxes == ['"☒"', '"☐"', '"☐"']


def test_on_paper_there_is_room_to_write_by_pen(open_page: Open) -> None:
    page = open_page(make_bank())
    decide(page, 1, Choice.PUBLISH, comment="Tapé.")
    page.emulate_media(media="print")
    assert [rules.is_visible() for rules in page.locator(".rules").all()] == [True, False, True]
    assert page.get_by_text("Qui répond? Date").is_visible()
    assert page.get_by_text("Cochez une case").is_visible()
    assert not page.get_by_text("dans ce navigateur").is_visible()
    assert page.pdf().startswith(b"%PDF")


def test_nothing_moves_for_who_asked_for_stillness(open_page: Open) -> None:
    page = open_page(reduced_motion="reduce")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')]"
        ".filter((each) => parseFloat(getComputedStyle(each).transitionDuration) > 0).length"
    )
    assert moving == 0


def test_a_comment_alone_is_downloaded_and_is_no_consent(open_page: Open) -> None:
    page = open_page()
    quote(page, 1).get_by_label("Commentaire").fill("À voir avec les autres.")
    page.reload()
    (reply,) = downloaded(page).replies
    assert (reply.quote, reply.choice) == (BANK.quotes[1].id, None)
    assert reply.comment == "À voir avec les autres."


def test_answers_of_another_study_are_not_taken_up(open_page: Open, tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    file.write_bytes(answers(BANK, {"decision": "publier"}, etude="e" + "9" * 38))
    page = open_page()
    page.get_by_text("Reprendre mes réponses").click()
    page.locator("#reprise").set_input_files(file)
    page.get_by_text("n’est pas un fichier de réponses de cette étude").wait_for()
    assert not downloaded(page).replies
