"""The measured numbers: printed as they come, and as one Markdown table."""

from __future__ import annotations

from dataclasses import dataclass

_WIDTH = 44
_MET = {True: "yes", False: "**no**", None: ""}


@dataclass(frozen=True)
class Row:
    """One measured number with its target."""

    what: str
    measured: str
    target: str
    met: bool | None
    """Whether the target is met; `None` where there is none."""

    def cells(self) -> tuple[str, str, str, str]:
        """Return the row as texts."""
        return self.what, self.measured, self.target, _MET[self.met]


class Table:
    """All numbers of a run."""

    def __init__(self) -> None:
        self._rows: list[Row] = []

    def add(self, what: str, measured: str, target: str = "", *, met: bool | None = None) -> None:
        """Take up a number and print it at once."""
        self._rows.append(Row(what, measured, target, met))
        aim = f" (target {target}: {'met' if met else 'NOT MET'})" if target and met is not None else ""
        print(f"  {what:<{_WIDTH}} {measured}{aim}", flush=True)

    def at_most(self, what: str, value: float, limit: float, unit: str, also: str = "") -> None:
        """Take up a number that is to be at most `limit`; `also` is said after it."""
        more = f"; {also}" if also else ""
        self.add(what, f"{value:.3g} {unit}".strip() + more, f"at most {limit:g} {unit}".strip(), met=value <= limit)

    def at_least(self, what: str, value: float, limit: float, unit: str) -> None:
        """Take up a number that is to be at least `limit`."""
        self.add(what, f"{value:.3g} {unit}", f"at least {limit:g} {unit}", met=value >= limit)

    def markdown(self) -> str:
        """Return all numbers as one Markdown table."""
        head = ("what", "measured", "target", "met?")
        lines = [head, ("---",) * len(head), *(row.cells() for row in self._rows)]
        return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
