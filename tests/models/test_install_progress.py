"""What the events of the installing process make of an installation's state."""

from khulasa.models.events import Planned, Stage
from khulasa.models.installing.install_progress import InstallProgress, Phase
from khulasa.models.installing.order import Order

ASKED = InstallProgress(Order("full", {}, "models"), Phase.ASKING)
PLANNED = Planned("main", 3, 1_000, 0, "apache-2.0")


def test_a_plan_begins_the_download_and_gives_its_size() -> None:
    planned = ASKED.after(PLANNED)
    assert planned.phase is Phase.FETCHING
    assert planned.size == 1_000
    assert ASKED.size == 0


def test_stages_that_have_no_phase_of_their_own_change_nothing() -> None:
    assert ASKED.after(Stage("converting")).phase is Phase.CONVERTING
    assert ASKED.after(Stage("fetching")).phase is Phase.ASKING


def test_an_installation_that_is_to_stop_stays_at_that() -> None:
    stopping = InstallProgress(ASKED.order, Phase.STOPPING)
    assert stopping.after(PLANNED).phase is Phase.STOPPING
    assert stopping.after(PLANNED).planned == PLANNED
