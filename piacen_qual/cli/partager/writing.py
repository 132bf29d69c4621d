"""The bank written: scanned before, noted in the study, then put where it may be taken."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from piacen_qual.anonymisation.audit import AuditAct, record, replaced
from piacen_qual.anonymisation.candidates import Candidate
from piacen_qual.anonymisation.disclosure import Shown, Withheld
from piacen_qual.anonymisation.public import PublicText
from piacen_qual.anonymisation.register import status
from piacen_qual.anonymisation.scan import scan
from piacen_qual.anonymisation.scanning.beside import telling
from piacen_qual.anonymisation.scanning.leak import Leak, LeakKind
from piacen_qual.cli import screen
from piacen_qual.cli.partager.dossier import Dossier
from piacen_qual.cli.partager.publishing import told_of_speakers
from piacen_qual.cli.partager.readiness import LeakError, Readiness, TellingContactError
from piacen_qual.decisions.versions import Version, keep_version
from piacen_qual.exports.partner.files import files_of
from piacen_qual.files import write_whole
from piacen_qual.journals.names import stem
from piacen_qual.partners.sharing import Heading, assemble

if TYPE_CHECKING:
    from piacen_qual.partners.bank import PartnerBank
    from piacen_qual.partners.drafts import Publisher
    from piacen_qual.partners.log import PartnerLog
    from piacen_qual.partners.voices import VoiceTable

FOLDER = "partage"


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
    folder = dossier.work.study.exports / FOLDER / _name(dossier.case)
    _scan(files, folder, publisher)
    if log.history.banks.get(shared.bank) != shared:
        _keep_versions(dossier, ready)
        log.add(shared)
    record(
        dossier.work.study,
        AuditAct.SHARED,
        who=log.coder,
        case=dossier.case,
        quotes=len(bank.quotes),
        counts=replaced(_masked_in(ready, publisher)),
    )
    for name, data in files.items():
        write_whole(folder / name, data)
    screen.say(f"Dans {folder}/ : {screen.listed(files)}.")
    return bank


def _scan(files: Mapping[str, bytes], folder: Path, publisher: "Publisher") -> None:
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
        raise LeakError(leaks)


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
    contact: str | None,
) -> Heading:
    """What the bank says of itself; a case or attribute that would tell too much is not said.

    Raises:
        TellingContactError: when `contact` would tell somebody's name.
    """
    told = told_of_speakers(dossier)
    case = publisher.label(dossier.case)
    attribute = publisher.label(dossier.attribute.capitalize()) if dossier.attribute else None
    return Heading(
        case=case if isinstance(case, PublicText) else None,
        status=status(dossier.work.study).word,
        until=until,
        attribute=attribute
        if isinstance(attribute, PublicText) and isinstance(told, Shown)
        else None,
        contact=_contact(publisher, contact) if contact else None,
        notes=tuple(each.reason for each in (told, table) if isinstance(each, Withheld)),
        table=None if isinstance(table, Withheld) else table,
    )


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


def _name(case: str) -> str:
    """The folder of a case: its name, where every system takes it."""
    return case if stem(case) == case.casefold() else stem(case)
