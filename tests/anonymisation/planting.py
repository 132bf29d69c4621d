"""Finished files with a name in every field they have, each in a field of its own."""

import base64
import html
import io
import json
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final
from urllib.parse import quote

import docx
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_BEGINNINGS: Final = ("Zé", "Gaé", "Tré", "Vè", "Quï", "Jaü", "Bê", "Xa", "Wî", "Ké", "Dô", "Fré")
_MIDDLES: Final = (
    "vo",
    "ndri",
    "lbu",
    "zza",
    "mpé",
    "rgo",
    "xu",
    "ffa",
    "stro",
    "khi",
    "plou",
    "nco",
)
_ENDS: Final = ("rd", "lle", "ska", "mbe", "voy", "gnac", "tte", "zu", "quin", "dre", "x", "bois")


def made_up(number: int, shape: int) -> str:
    """A name that no other number has: short, long, of two words, hyphened, shape by shape."""
    first, rest = _BEGINNINGS[number % 12], number // 12
    second, third = _MIDDLES[rest % 12], _ENDS[rest // 12 % 12]
    again = f"{_BEGINNINGS[(number + 5) % 12]}{third}"
    long = f"{first}{second}{third}"
    return (long, f"{long} {again}", f"{long}-{again}", f"{first}{second[-2:]}{third[:2]}")[
        shape % 4
    ]


_HOMOGLYPHS: Final = str.maketrans("aeopcxyiABEHKMOPT", "аеорсхуіΑΒΕΗΚΜΟΡΤ")
_WIDE: Final = {code: code + 0xFEE0 for code in range(33, 127)}
_BOLD: Final = {
    **{ord("a") + n: 0x1D41A + n for n in range(26)},
    **{ord("A") + n: 0x1D400 + n for n in range(26)},
}


def _plain(name: str) -> str:
    apart = unicodedata.normalize("NFD", name)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


SPELLINGS: Final[dict[str, Callable[[str], str]]] = {
    "as it is": str,
    "lower case": str.lower,
    "capitals": str.upper,
    "swapped case": str.swapcase,
    "no accents": _plain,
    "capitals without accents": lambda name: _plain(name).upper(),
    "decomposed": lambda name: unicodedata.normalize("NFD", name),
    "zero-width space": "\u200b".join,
    "zero-width joiner": lambda name: name[:1] + "\u200d" + name[1:],
    "soft hyphen": lambda name: name[:2] + "\xad" + name[2:],
    "word joiner": lambda name: name[:2] + "\u2060" + name[2:],
    "byte order mark": lambda name: name[:1] + "\ufeff" + name[1:],
    "direction marks": lambda name: f"\u202e{name}\u202c",
    "no-break hyphen": lambda name: name.replace("-", "\u2011").replace(" ", "\xa0"),
    "narrow no-break blank": lambda name: name.replace(" ", "\u202f").replace("-", "–"),
    "underscores": lambda name: name.replace(" ", "_").replace("-", "_"),
    "dots": lambda name: name.replace(" ", ".").replace("-", "."),
    "in one piece": lambda name: name.replace(" ", "").replace("-", ""),
    "letters of other alphabets": lambda name: name.translate(_HOMOGLYPHS),
    "wide letters": lambda name: unicodedata.normalize("NFD", name).translate(_WIDE),
    "mathematical letters": lambda name: _plain(name).translate(_BOLD),
    "letter by letter": " ".join,
    "misread encoding": lambda name: name.encode().decode("cp1252", "replace"),
}


class Plant:
    """Names for the fields of a file: in each field, one in each spelling, none twice."""

    def __init__(self, shape: int) -> None:
        """Of the shape that `made_up` numbers so; the next spelling has the next shape."""
        self.names: dict[tuple[str, str], str] = {}
        self._shape = shape

    def spelt(self, field: str) -> list[str]:
        """The names of a field, each in its spelling."""
        return [self.one(field, spelling) for spelling in SPELLINGS]

    def one(self, field: str, spelling: str) -> str:
        """A name in one spelling."""
        number = len(self.names)
        name = made_up(number, self._shape + number)
        self.names[field, spelling] = name
        return SPELLINGS[spelling](name)

    def __call__(self, field: str) -> str:
        """All of them, one after the other."""
        return BETWEEN.join(self.spelt(field))


BETWEEN: Final = " ; "


@cache
def planted(make: Callable[[Plant], bytes], shape: int) -> tuple[bytes, Plant]:
    """A file with a name in each spelling in each of its fields, and the names."""
    plant = Plant(shape)
    return make(plant), plant


def csv_with(word: Plant) -> bytes:
    lines = [f"id;{word('titre').replace(';', ',')};texte"]
    lines += [f'1;"{word("cellule")}";"avec « ; » et {word("guillemets")}"', f"2;ok;{word('fin')}"]
    return "\n".join(lines).encode("utf-8-sig")


def json_with(word: Plant) -> bytes:
    quotes = [{"texte": word("valeur"), word("clé"): 1}]
    return json.dumps({"citations": quotes, "note": word("note")}, ensure_ascii=True).encode()


def markdown_with(word: Plant) -> bytes:
    cut = BETWEEN.join(_cut(each, "**", "**") for each in word.spelt("coupé"))
    link = quote(word("lien"))
    return (
        f"# {word('titre')}\n\n> citation\n\n[lien](#{link})\n\n{html.unescape(cut)}\n\n"
        f"<!-- {word('commentaire')} -->\n"
    ).encode()


def html_with(word: Plant) -> bytes:
    fields: dict[str, Callable[[str, str], str]] = {
        "texte": lambda w, e: f"<p>Bon, {e}, merci.</p>",
        "coupé par des balises": lambda w, e: f"<p>{_cut(w, '<b>', '</b>')}</p>",
        "coupé par un commentaire": lambda w, e: f"<p>{_cut(w, '<!-- x -->', '')}</p>",
        "title": lambda w, e: f'<p title="{e}">a</p>',
        "alt": lambda w, e: f"<img alt='{e}'>",
        "aria": lambda w, e: f'<p aria-label="{e}">a</p>',
        "data": lambda w, e: f'<p data-qui="{e}">a</p>',
        "value": lambda w, e: f'<input value="{e}">',
        "commentaire": lambda w, e: f"<!-- {w} -->",
        "chaîne": lambda w, e: f"<script>const a = {json.dumps(w, ensure_ascii=False)};</script>",
        "chaîne échappée": lambda w, e: f"<script>const a = {json.dumps(w)};</script>",
        "commentaire de script": lambda w, e: f"<script>// {w}\n</script>",
        "données": lambda w, e: f'<script type="application/json">[{json.dumps(w)}]</script>',
        "style": lambda w, e: f'<style>p::after {{ content: "{w}" }}</style>',
        "entités": lambda w, e: f"<p>{''.join(f'&#{ord(letter)};' for letter in w)}</p>",
        "pour cent": lambda w, e: f'<a href="#{quote(w)}">a</a>',
        "base64": lambda w, e: f'<a href="data:text/plain;base64,{_b64(f"avec {w} ici")}">a</a>',
        "modèle": lambda w, e: f"<template><p>{e}</p></template>",
        "svg": lambda w, e: f"<svg><title>{e}</title></svg>",
        "cellule": lambda w, e: f"<table><tr><td>a</td><td>{e}</td><td>b</td></tr></table>",
        "meta": lambda w, e: f'<meta name="author" content="{e}">',
        "après la fin": lambda w, e: f"</html>\n{e}",
    }
    made = (
        make(each, html.escape(each))
        for field, make in fields.items()
        for each in word.spelt(field)
    )
    page = f"<!doctype html><html><head></head><body>{''.join(made)}"
    return page.encode()


def _cut(word: str, opening: str, closing: str) -> str:
    half = max(1, len(word) // 2)
    return f"{html.escape(word[:half])}{opening}{html.escape(word[half:])}{closing}"


def _b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def png_with(word: str) -> bytes:
    """A picture of one point, with a remark."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
            chunk(b"iTXt", b"Author\0\1\0\0\0" + zlib.compress(word.encode())),
            chunk(b"IDAT", zlib.compress(b"\0\0")),
            chunk(b"IEND", b""),
        )
    )


PROPERTIES: Final = ("author", "title", "subject", "keywords", "comments", "last_modified_by")


def docx_with(word: Plant) -> bytes:
    document = docx.Document()
    document.add_paragraph(f"Bon, {word('paragraphe')}, merci.")
    split = document.add_paragraph()
    for letter in word("coupé en morceaux"):
        split.add_run(letter)
    document.add_table(1, 2).cell(0, 1).text = word("cellule")
    document.sections[0].header.paragraphs[0].text = word("en-tête")
    document.sections[0].footer.paragraphs[0].text = word("pied de page")
    commented = document.add_paragraph("a")
    document.add_comment(commented.runs, text=word("remarque"), author=word("auteur"), initials="x")
    hidden = document.add_paragraph().add_run(word("caché"))
    hidden.font.hidden = True
    properties = document.core_properties
    for name in PROPERTIES:
        setattr(properties, name, f"@{name}@")  # python-docx takes no long ones
    for tag, text in (("ins", "t"), ("del", "delText")):
        change = (
            f'<w:{tag} {nsdecls("w")} w:id="9" w:author="a"><w:r><w:{text} xml:space="preserve">'
            f"{html.escape(word(f'modification {tag}'))}</w:{text}></w:r></w:{tag}>"
        )
        document.add_paragraph()._p.append(parse_xml(change))
    document.add_picture(io.BytesIO(png_with(word("image"))))
    described = document.inline_shapes[0]._inline.docPr
    described.set("descr", word("texte de remplacement"))
    variable = f"<w:docVar w:name='x' w:val=\"{html.escape(word('variable'))}\"/>"
    document.settings.element.append(parse_xml(f"<w:docVars {nsdecls('w')}>{variable}</w:docVars>"))
    stream = io.BytesIO()
    document.save(stream)
    extra = {
        "customXml/item9.xml": f"<r><a>{html.escape(word('XML libre'))}</a></r>",
        f"word/media/{word('nom de fichier')}.txt": "rien",
        "docProps/custom.xml": f"<?xml version='1.0'?><!-- {word('commentaire XML')} --><p/>",
        "word/x.xml": f"<?auteur {word('instruction')}?><a><![CDATA[{word('CDATA')}]]></a>",
    }
    told = {f"@{name}@": html.escape(word(f"propriété {name}")) for name in PROPERTIES}
    stream = _with_properties(stream, told)
    with zipfile.ZipFile(stream, "a") as archive:
        for name, text in extra.items():
            archive.writestr(name, text)
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w") as nested:
            nested.writestr("note.txt", word("archive dans l’archive"))
        archive.writestr("word/embeddings/a.zip", inner.getvalue())
        archive.comment = word("remarque de l’archive").encode()
    return stream.getvalue()


def _with_properties(stream: io.BytesIO, told: Mapping[str, str]) -> io.BytesIO:
    """The same archive, with other words in its properties."""
    other = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(other, "w") as new:
        for member in old.namelist():
            text = old.read(member)
            for mark, words in told.items() if member == "docProps/core.xml" else ():
                text = text.replace(mark.encode(), words.encode())
            new.writestr(member, text)
    return other


def xlsx_with(word: Plant) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "in_memory": True})
    book.set_properties(
        {name: word(f"propriété {name}") for name in ("title", "author", "company", "comments")}
    )
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet("a")
    sheet.write_string(0, 0, f"avec {word('cellule')} ici")
    rich: list[object] = []
    for whole in word.spelt("texte enrichi"):
        half = max(1, len(whole) // 2)
        rich += [" avec ", bold, whole[:half], whole[half:]]
    sheet.write_rich_string(1, 0, *rich)
    sheet.write_string(2, 0, word("ligne cachée"))
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.write_string(3, 5, word("colonne cachée"))
    sheet.set_column(5, 5, None, None, {"hidden": True})
    sheet.write_comment(4, 0, word("remarque"), {"author": word("auteur")})
    for row, each in enumerate(word.spelt("liste")):
        sheet.data_validation(row, 6, row, 6, {"validate": "list", "source": [each, "b"]})
    for row, each in enumerate(word.spelt("invite")):
        sheet.data_validation(row, 7, row, 7, {"validate": "any", "input_message": each})
    sheet.insert_textbox(8, 0, word("zone de texte"))
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=a!$A$1:$A$2", "name": word("série")})
    chart.set_title({"name": word("graphique")})
    sheet.insert_chart(9, 0, chart)
    for spelling in SPELLINGS:
        name, header = (word.one(field, spelling) for field in ("nom de feuille", "en-tête"))
        hidden = book.add_worksheet(name[:31])
        hidden.set_header(f"&C{header}")
        hidden.hide()
        hidden.write_string(0, 0, word.one("feuille cachée", spelling))
    sheet.insert_image(12, 0, "x.png", {"image_data": io.BytesIO(png_with(word("image")))})
    book.close()
    return stream.getvalue()


FORMATS: Final[dict[str, Callable[[Plant], bytes]]] = {
    "banque.csv": csv_with,
    "banque.json": json_with,
    "banque.md": markdown_with,
    "banque.html": html_with,
    "banque.docx": docx_with,
    "banque.xlsx": xlsx_with,
}
