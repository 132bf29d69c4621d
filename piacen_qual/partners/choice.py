"""What a partner may answer of a quote."""

from enum import StrEnum


class Choice(StrEnum):
    """What a partner asks for a quote; no answer is no consent."""

    PUBLISH = "publier"
    MODIFY = "modifier"
    WITHDRAW = "retirer"

    @property
    def label(self) -> str:
        """What people read."""
        return self.value.capitalize()
