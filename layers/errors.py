"""What can be wrong with an atlas, said once for the command line and the page.

AtlasError
    carries every `Problem` of one atlas folder; raised by the reader, caught at the rim.
DateError
    a date string outside the accepted EDTF; becomes a `Problem` of its row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, and what was expected instead."""

    file: str
    """File name relative to the atlas folder."""
    feature: str
    """Feature id, or the row or entry when no feature is meant; may be empty."""
    code: str
    """Stable kebab-case name of the kind of problem."""
    message: str
    """What is wrong."""
    hint: str = ""
    """What was expected."""

    def __str__(self) -> str:
        where = f"{self.file}: {self.feature}" if self.feature else self.file
        hint = f" Expected: {self.hint}." if self.hint else ""
        return f"{where}: {self.message}.{hint} [{self.code}]"

    def as_dict(self) -> dict[str, str]:
        """Return the problem as `atlas check --format json` prints it."""
        return asdict(self)


class AtlasError(Exception):
    """An atlas folder that cannot be used, with every problem found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class DateError(ValueError):
    """A date string that is not in the accepted part of EDTF."""
