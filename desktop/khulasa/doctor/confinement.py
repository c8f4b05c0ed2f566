"""Whether files can be read, and what keeps the process that reads them from the network."""

from __future__ import annotations

from pathlib import Path

from khulasa.article.child.messages import Request
from khulasa.article.child.process import ReadingProcess
from khulasa.article.errors import ReadError
from khulasa.doctor.finding import Finding
from khulasa.wording import N_, _, list_text

_AGAIN = N_("Install Khulasa again; your models and settings stay.")


def look_at_confinement(processes: Path = Path("/proc")) -> Finding:
    """Have a text read as every article is, and look at the process that did it.

    Args:
        processes: Where the system tells of them; only Linux has it.
    """
    name = _("Reading files")
    try:
        reading = ReadingProcess()
        try:
            reading.read(Request(text="Khulasa."), last=False)
            ways = _closed(processes, reading.pid)
        finally:
            reading.close()
    except (ReadError, OSError) as error:
        return Finding(name, _("does not work"), str(error), _(_AGAIN))
    if not ways:
        return Finding(name, _("works; the network is closed to it by Python only"))
    return Finding(
        name, _("works; the network is closed to it by {ways}").format(ways=list_text(ways))
    )


def _closed(processes: Path, pid: int) -> list[str]:
    """What of the system keeps a process from the network."""
    ways = []
    try:
        status = (processes / str(pid) / "status").read_text(encoding="utf-8")
        if "Seccomp:\t2" in status:
            ways.append(_("a filter in the kernel"))
        own, other = ((processes / who / "ns" / "net").readlink() for who in ("self", str(pid)))
        if own != other:
            ways.append(_("a network space of its own"))
    except OSError:  # the system does not tell, or not of this process
        pass
    return ways
