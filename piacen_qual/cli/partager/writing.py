"""The bank written: scanned before, noted in the study, then put where it may be taken."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from piacen_qual.anonymisation.candidates import Candidate
from piacen_qual.anonymisation.custody.audit import AuditAct, record, replaced
from piacen_qual.anonymisation.custody.register import status
from piacen_qual.anonymisation.disclosure import Shown, Withheld
from piacen_qual.anonymisation.masking.public import PublicText
from piacen_qual.anonymisation.scanning.beside import telling
from piacen_qual.anonymisation.scanning.leak import Leak, LeakKind
from piacen_qual.anonymisation.scanning.scan import scan
from piacen_qual.cli import screen
from piacen_qual.cli.partager.dossier import Dossier
from piacen_qual.cli.partager.place import banks_in, folder_of
from piacen_qual.cli.partager.publishing import attributed, told_of_speakers
from piacen_qual.cli.partager.readiness import LeakError, Readiness, TellingContactError
from piacen_qual.decisions.versions import Version, keep_version
from piacen_qual.exports.partner.files import files_of
from piacen_qual.files import write_whole
from piacen_qual.french.wording import several
from piacen_qual.partners.entries import Shared
from piacen_qual.partners.sharing import Heading, assemble

if TYPE_CHECKING:
    from piacen_qual.partners.bank import PartnerBank
    from piacen_qual.partners.drafts import Draft, Publisher
    from piacen_qual.partners.log import PartnerLog
    from piacen_qual.partners.reading import History
    from piacen_qual.partners.voices import VoiceTable


def share(
    dossier: Dossier, ready: Readiness, publisher: "Publisher", log: "PartnerLog", heading: Heading
) -> "PartnerBank":
    """Write the files of a bank, unless the scan finds anything in them.

    What was shared is noted first: a file that is out can always be answered.

    Args:
        dossier: the case.
        ready: its quotes, all of them signed.
        publisher: makes texts public.
        log: where to note what was shared.
        heading: what the bank says of itself.

    Raises:
        LeakError: nothing was written.
        UnwritableFileError: the system refuses.
    """
    bank, shared = assemble(ready.fit, log.history, case=dossier.case, heading=heading)
    files = files_of(bank)
    folder = folder_of(dossier.work.study, dossier.case)
    _scan(files, folder, publisher, dossier.case)
    before = banks_in(folder)
    if log.history.banks.get(shared.bank) != shared:
        _keep_versions(dossier, ready)
        log.add(shared)
    record(
        dossier.work.study,
        AuditAct.SHARED,
        who=log.coder,
        case=dossier.case,
        quotes=len(bank.quotes),
        people=dossier.voices.size,
        counts=replaced(_masked_in(ready, publisher)),
    )
    for name, data in files.items():
        write_whole(folder / name, data)
    screen.say(f"Dans {folder}/ : {screen.listed(files)}.")
    if told := _older(before, files):
        screen.say(told)
    return bank


def _older(before: Sequence[str], files: Collection[str]) -> str:
    """What became of the banks that lay there."""
    left = [name for name in before if name not in files]
    told = ["Ils remplacent ceux d’avant."] if set(before) & set(files) else []
    if left:
        told.append(f"Supprimez {screen.listed(left)} : d’un partage plus ancien.")
    return " ".join(told)


def since_last(drafts: "Sequence[Draft]", before: "History", case: str) -> str:
    """How a bank differs from the last one of its case; "" where there is none or no difference."""
    *_, last = (None, *(bank for bank in before.banks.values() if bank.case == case))
    if last is None:
        return ""
    old, now = {sent.digest for sent in last.quotes}, {draft.digest for draft in drafts}
    come, gone = len(now - old), len(old - now)
    told = [several(come, "citation nouvelle", "citations nouvelles")] if come else []
    if gone:
        told.append(several(gone, "qui n’y est plus", "qui n’y sont plus"))
    return f"Depuis le dernier partage : {', '.join(told)}." if told else ""


def _scan(files: Mapping[str, bytes], folder: Path, publisher: "Publisher", case: str) -> None:
    """Look into the finished files, and beside where they will be.

    Raises:
        LeakError: with everything found.
    """
    leaks: list[Leak] = []
    with screen.progress("Fouille des fichiers finis") as tell:
        for done, (name, data) in enumerate(files.items()):
            tell(done, len(files), name)
            leaks += scan(data, publisher.secrets, name=name)
    leaks += [Leak(folder.name, LeakKind.BESIDE, name) for name in telling(folder / "*")]
    if leaks:
        raise LeakError(leaks, case)


def _masked_in(ready: Readiness, publisher: "Publisher") -> Iterator[Candidate]:
    """What was found in the words that are shared."""
    for draft in ready.fit:
        where = draft.reference
        for candidate in publisher.candidates.get((where.file, where.turn), ()):
            if where.start <= candidate.start and candidate.end <= where.end:
                yield candidate


def heading_of(
    dossier: Dossier,
    publisher: "Publisher",
    table: "VoiceTable | Withheld",
    until: date,
    contact: str,
) -> Heading:
    """What the bank says of itself; a case or attribute that would tell too much is not said.

    Raises:
        TellingContactError: when `contact` would tell somebody's name.
    """
    told = told_of_speakers(dossier)
    case = publisher.label(dossier.case) if few(dossier) is None else None
    attribute = publisher.label(dossier.attribute.capitalize()) if dossier.attribute else None
    is_told = isinstance(attribute, PublicText) and isinstance(told, Shown)
    return Heading(
        case=case if isinstance(case, PublicText) else None,
        status=status(dossier.work.study).word,
        until=until,
        attribute=attribute if is_told and isinstance(attribute, PublicText) else None,
        contact=_contact(publisher, contact) if contact else None,
        notes=tuple(each.told for each in withheld_of(dossier, table)),
        table=None if isinstance(table, Withheld) else table,
        attributed=attributed(dossier) if is_told else None,
    )


def withheld_of(dossier: Dossier, table: "VoiceTable | Withheld") -> tuple[Withheld, ...]:
    """What is not told, and why."""
    told = few(dossier), told_of_speakers(dossier), table
    return tuple(each for each in told if isinstance(each, Withheld))


def few(dossier: Dossier) -> Withheld | None:
    """Why the case may not be named: it is an attribute of all who speak, as any other."""
    if dossier.voices.size >= dossier.k:
        return None
    return Withheld("Le nom du cas", f"il a moins de {dossier.k} personnes.")


def last_contact(history: "History", case: str) -> str:
    """To whom answers went in the last bank of a case, or ""."""
    shared = (entry.what for entry in history.entries if isinstance(entry.what, Shared))
    *_, last = ("", *(bank.contact for bank in shared if bank.case == case))
    return last


def _contact(publisher: "Publisher", given: str) -> PublicText:
    found = publisher.label(given)
    if isinstance(found, PublicText):
        return found
    raise TellingContactError(given)


def _keep_versions(dossier: Dossier, ready: Readiness) -> None:
    """Have the words that references point to on the disk."""
    files = {draft.reference.file for draft in ready.fit}
    for transcript in dossier.work.library.transcripts:
        if transcript.file in files:
            keep_version(dossier.work.study, Version.of(transcript))
