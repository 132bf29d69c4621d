"""What the machine's clock says."""

import datetime


def now() -> str:
    """ISO 8601 to the second, with the zone."""
    return datetime.datetime.now(tz=datetime.UTC).astimezone().isoformat(timespec="seconds")
