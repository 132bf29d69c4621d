"""The key at the terminal: opened or made, destroyed; the register of what was done with it."""

import datetime
import os
import sys
from collections.abc import Callable, Sequence
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from piacen_qual.anonymisation.custody.audit import AuditAct, read_audit, record
from piacen_qual.anonymisation.custody.key import (
    SHORTEST,
    KeyFile,
    WrongPassphraseError,
    check_passphrase,
    destroy_key,
    keys_in,
)
from piacen_qual.anonymisation.custody.place import check_place, key_folder, key_path
from piacen_qual.anonymisation.custody.register import Facts, register_entry, status
from piacen_qual.anonymisation.masking.registry import Registry
from piacen_qual.cli import outputs, screen
from piacen_qual.errors import PiacenError, UnreadableFileError
from piacen_qual.exports.markdown import tables_to_markdown
from piacen_qual.study import Study

if TYPE_CHECKING:
    from piacen_qual.anonymisation.custody.audit import Entry
    from piacen_qual.anonymisation.today import Today
    from piacen_qual.model import Transcript

VARIABLE: Final = "PIACEN_PHRASE"
FILE_VARIABLE: Final = "PIACEN_PHRASE_FICHIER"
WORD: Final = "DETRUIRE"
REGISTER: Final = "registre_anonymisation.md"
TRIES: Final = 3


class NobodyToAskError(PiacenError):
    """A passphrase is needed, and nobody is there to type it."""

    def __init__(self) -> None:
        """Say how scripts give it."""
        super().__init__(
            "Il faut la phrase de passe de la clé, et personne n’est là pour la taper. Donnez-la"
            f" avec --phrase FICHIER, ou dans la variable {FILE_VARIABLE} (un fichier) ou"
            f" {VARIABLE}."
        )


class NotTheSameError(PiacenError):
    """A new passphrase was typed in two ways."""

    def __init__(self) -> None:
        """Say that nothing was made."""
        super().__init__("Les deux phrases ne sont pas les mêmes : rien n’a été créé. Recommencez.")


class NoKeyToDestroyError(PiacenError):
    """The study has no key, or no longer."""

    def __init__(self, path: Path, destroyed: "Entry | None") -> None:
        """Say since when, if the audit log tells."""
        since = ""
        if destroyed is not None:
            since = f" Elle a été détruite le {destroyed.time[:10]} par {destroyed.who}."
        super().__init__(f"Il n’y a pas de clé à « {path} » : rien à détruire.{since}")


class NotConfirmedError(PiacenError):
    """Nobody confirmed that the key is to be destroyed."""

    def __init__(self) -> None:
        """Say that it is still there, and how to confirm."""
        super().__init__(
            f"La clé n’a pas été détruite : il faut taper {WORD}, ou ajouter --oui dans un script."
        )


def open_or_make_key(study: Study, who: str, phrase: Path | None = None) -> KeyFile:
    """The key of the study, open; made first where there is none.

    Args:
        study: whose key.
        who: for the audit log.
        phrase: the file that holds the passphrase; else a variable does, or a person types it.

    Raises:
        WrongPassphraseError: after three tries at the terminal, one otherwise.
        NobodyToAskError: when nothing gives the passphrase.
        UnsafeKeyPlaceError: git or exports/ would take the key away.
    """
    check_place(study)
    given = _given(phrase)
    if key_path(study).exists():
        key = _opened(study, given)
        act = AuditAct.KEY_OPENED
    else:
        _explain(study)
        key = KeyFile.made(study, _typed_twice() if given is None else given)
        screen.say(f"La clé est créée : {key_path(study)}.")
        act = AuditAct.KEY_MADE
    record(study, act, who=who)
    return key


def read_registry(study: Study, phrase: Path | None = None) -> Registry:
    """The pseudonyms of the study, to look at: none where there is no key; nothing is written.

    Raises:
        WrongPassphraseError: after three tries at the terminal, one otherwise.
        NobodyToAskError: when nothing gives the passphrase.
        UnsafeKeyPlaceError: git or exports/ would take the key away.
    """
    if key_path(study).exists():
        return _opened(study, _given(phrase)).registry
    screen.say(
        "Il n’y a pas de clé : « --signer » en fera une. Les pseudonymes de l’aperçu ne seront pas"
        " gardés."
    )
    return Registry()


def _opened(study: Study, given: str | None) -> KeyFile:
    if given is not None:
        return KeyFile.opened(study, given)
    for _ in range(TRIES - 1):
        try:
            return KeyFile.opened(study, _typed("Phrase de passe de la clé\xa0: "))
        except WrongPassphraseError as refusal:
            screen.fail(str(refusal))
    return KeyFile.opened(study, _typed("Phrase de passe de la clé\xa0: "))


def _explain(study: Study) -> None:
    if destroyed := _destroyed(study):
        screen.say(
            f"La clé de cette étude a été détruite le {destroyed.time[:10]}. Une nouvelle donnera"
            " d’autres pseudonymes : ce qui a déjà été partagé ne pourra pas être mis à côté de ce"
            " qui le sera."
        )
    screen.say(
        "Les pseudonymes sont gardés dans une clé, chiffrée par une phrase de passe d’au moins"
        f" {SHORTEST} caractères. Sans la phrase, personne ne peut l’ouvrir, pas même le"
        " programme : gardez-la ailleurs que sur cet ordinateur."
    )


def _destroyed(study: Study) -> "Entry | None":
    """When the key was last destroyed, as the audit log tells."""
    entries, _ = read_audit(study)
    return next((e for e in reversed(entries) if e.act is AuditAct.KEY_DESTROYED), None)


def _given(file: Path | None) -> str | None:
    """The passphrase that a file or a variable holds; its line break is no part of it."""
    path = file or (Path(told) if (told := os.environ.get(FILE_VARIABLE)) else None)
    if path is None:
        return os.environ.get(VARIABLE)
    try:
        return path.read_text(encoding="utf-8-sig").partition("\n")[0].removesuffix("\r")
    except OSError as cause:
        raise UnreadableFileError.refused(str(path), cause) from cause
    except UnicodeDecodeError:
        raise UnreadableFileError(str(path), "ce n’est pas du texte en UTF-8.") from None


def _typed(question: str) -> str:
    """What a person types; it is not shown."""
    if not sys.stdin.isatty():
        raise NobodyToAskError
    try:
        return getpass(question)
    except EOFError:
        raise NobodyToAskError from None


def _typed_twice() -> str:
    first = _typed("Nouvelle phrase de passe\xa0: ")
    check_passphrase(first)
    if _typed("La même, une deuxième fois\xa0: ") != first:
        raise NotTheSameError
    return first


def destroy(study: Study, who: str, *, confirmed: bool) -> int:
    """`--detruire-cle`: what it means, a confirmation, and what links are left.

    Args:
        study: whose key.
        who: for the audit log.
        confirmed: whether the command line confirms.

    Raises:
        NoKeyToDestroyError: there is none.
        NotConfirmedError: nobody confirmed; nothing was done.
    """
    if not (key_path(study).is_file() or any(keys_in(key_folder(study)))):
        raise NoKeyToDestroyError(key_path(study), _destroyed(study))
    screen.say(
        f"« {key_path(study)} » va être détruite pour de bon. Plus personne ne pourra dire qui est"
        " derrière un pseudonyme, ni donner les mêmes pseudonymes à de nouvelles citations."
    )
    if not (confirmed or _confirms(input)):
        raise NotConfirmedError
    count = destroy_key(study)
    record(study, AuditAct.KEY_DESTROYED, who=who)
    more = {1: "", 2: ", avec la copie qui était à côté"}
    beside = more.get(count, f", avec les {count - 1} copies qui étaient à côté")
    screen.say(
        f"La clé est détruite{beside}. S’il y en a des copies ailleurs (sauvegarde, clé USB,"
        " nuage), détruisez-les aussi, comme la phrase de passe."
    )
    _say_status(study)
    return 0


def _confirms(ask: Callable[[], str]) -> bool:
    if not sys.stdin.isatty():
        return False
    screen.say(f"Pour confirmer, tapez {WORD} :")
    try:
        return ask().strip().upper().replace("É", "E") == WORD
    except EOFError:
        return False


def _say_status(study: Study) -> None:
    standing = status(study)
    if standing.links:
        screen.say(
            f"Les données restent {standing.word} : {screen.listed(standing.links)} les relient"
            " encore à des personnes."
        )
    else:
        screen.say(f"Rien d’autre dans ce dossier ne les relie : les données sont {standing.word}.")


def show_register(study: Study, today: "Today", transcripts: "Sequence[Transcript]") -> int:
    """`--registre`: what was done, by whom, when, and the risk that is left.

    Args:
        study: the study.
        today: what may identify someone in it, as people decided.
        transcripts: its transcripts.

    Returns:
        The exit code: 1 when lines of the audit log cannot be read.
    """
    entries, problems = read_audit(study)
    day = datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    facts = Facts(today.candidates, today.answers, entries, transcripts, status(study))
    tables = register_entry(facts)
    screen.show_tables(tables)
    title = f"Registre d’anonymisation, {day.isoformat()}"
    outputs.write_all(study, {REGISTER: tables_to_markdown(tables, title=title)})
    screen.say("Ce fichier est refait à chaque fois : copiez-le ailleurs pour le compléter.")
    screen.show_problems(problems)
    return int(bool(problems))
