"""Everybody who is masked has a pseudonym: old ones stay, new ones are drawn and kept."""

from collections.abc import Iterator

from piacen_qual.anonymisation.candidates import Action
from piacen_qual.anonymisation.custody.audit import AuditAct, record
from piacen_qual.anonymisation.custody.key import KeyFile
from piacen_qual.anonymisation.masking.registry import Registry, needs_pseudonym
from piacen_qual.cli import screen
from piacen_qual.cli.partager.dossier import Dossier


def named(key: KeyFile, dossier: Dossier, who: str) -> Registry:
    """The registry of the key, completed and kept.

    Raises:
        NoPseudonymLeftError: every word there is occurs in the transcripts.
        ChangedKeyError: another command wrote the key meanwhile.
        UnwritableFileError: the system refuses.
    """
    registry = completed(key.registry, dossier)
    if registry != key.registry:
        key.keep(registry)
        record(dossier.work.study, AuditAct.KEY_EXTENDED, who=who)
    return registry


def completed(registry: Registry, dossier: Dossier) -> Registry:
    """A registry in which everybody that the study masks has a pseudonym; nothing is written.

    A pseudonym that has become somebody's real name, in a new transcript or in corpus.yaml, is
    drawn again: what was signed with it will have to be read again.

    Raises:
        NoPseudonymLeftError: every word there is occurs in the transcripts.
    """
    clashing = registry.clashes(_real_names(dossier))
    if clashing:
        screen.say(
            f"Des pseudonymes sont devenus de vrais noms ({len(clashing)}) : ils changent, et les"
            " citations qui en ont sont à relire."
        )
    old = registry.pseudonyms
    kept = {entity: name for entity, name in old.items() if entity not in clashing}
    masked = [each for each in dossier.today.candidates if each.action is Action.MASK]
    people = dict.fromkeys(each.entity for each in masked if needs_pseudonym(each))
    return Registry(kept).covering(people, avoid=(*_texts(dossier), *_real_names(dossier)))


def _texts(dossier: Dossier) -> Iterator[str]:
    for transcript in dossier.work.library.transcripts:
        yield from (turn.text for turn in transcript.turns)


def _real_names(dossier: Dossier) -> Iterator[str]:
    known = dossier.today.roster
    for one in (*known.people, *known.organisations, *known.places):
        yield one.name
        yield from one.forms
