"""All faults that are tried. A new one is a function in one of these modules and a line here."""

from __future__ import annotations

from functools import partial

from engine.test_client import test_an_engine_of_another_version_is_told_to_be_one
from faults import disks, engines, hostile_files, kills, library_machine, sharing, soak
from faults import surroundings as odd
from faults.fault import Fault, repeated
from killed import trial
from library import test_opening as opening

FAULTS = (
    # Kills: 200 in all.
    Fault("the window is killed", trial.kill_windows, 60, 2),
    Fault("the engine is killed, then the window", trial.kill_engines, 25),
    Fault("window, engine and reader are killed at once", trial.kill_everything, 25),
    Fault("a command is killed", trial.kill_commands, 30, 2),
    Fault("a reading process is killed", kills.kill_reading, 15),
    Fault("killed while saving a file", kills.kill_saving, 20, 2),
    Fault("killed while installing a model", kills.kill_installing, 25, 2),
    Fault("killed while mending a library", kills.kill_mending, 30, 3),
    Fault("killed while bringing a library up to date", kills.kill_migrating, 20, 2),
    Fault("the app is killed while its children are busy", kills.kill_while_a_child_is_busy, 10),
    # Engines.
    Fault("the engine hangs", engines.misbehaving(("hang once",), ("hang",)), 10),
    Fault(
        "the engine crashes on a sentence",
        engines.misbehaving(("die once", "die in mid-line"), ("die",)),
        20,
    ),
    Fault(
        "the engine says what makes no sense",
        engines.misbehaving(("babble once",), ("babble", "leave out")),
        20,
    ),
    Fault("the engine runs out of memory", engines.run_out_of_memory, 20, 2),
    Fault("the engine loses its model", engines.lose_models, 20, 2),
    Fault(
        "the engine is of another version",
        repeated(test_an_engine_of_another_version_is_told_to_be_one),
        3,
    ),
    # Several at once.
    Fault("two windows on one library", sharing.open_windows, 4),
    Fault("commands on one library at once", sharing.run_commands, 4),
    # Disks and surroundings.
    Fault("the disk fills up while articles are kept", disks.store, 30, 3),
    Fault("the disk fills up while files are saved", disks.save, 30, 3),
    Fault("the disk fills up while a model is installed", disks.install, 10),
    *(
        Fault(f"a command with {kind.__name__.replace('_', ' ')}", odd.commands_in(kind), 2)
        for kind in odd.ALL
    ),
    Fault("the window in the same surroundings", odd.windows, len(odd.ALL)),
    Fault("the clock jumps", sharing.jump_in_time, 50, 3),
    # Libraries and files.
    Fault(
        "a library of a newer version",
        repeated(opening.test_a_newer_library_is_read_and_not_changed),
        5,
    ),
    Fault(
        "a library of version 1",
        repeated(opening.test_what_was_kept_before_certainty_was_known_is_still_there),
        5,
    ),
    Fault(
        "a library of version 2",
        repeated(opening.test_a_library_that_knew_no_layout_keeps_it_when_the_file_is_read_again),
        5,
    ),
    Fault(
        "a library of version 3",
        repeated(
            partial(
                opening.test_changes_that_were_kept_one_by_one_are_undone_one_by_one, damaged=False
            )
        ),
        5,
    ),
    Fault(
        "a library of version 4",
        repeated(
            partial(opening.test_a_library_that_knew_no_fixed_names_takes_them, damaged=False)
        ),
        5,
    ),
    Fault(
        "a library that is damaged anywhere, forty times",
        repeated(opening.test_whatever_is_damaged_the_library_opens_and_is_sound),
        1,
        0,
    ),
    Fault("a library through anything at all", library_machine.run_machine, 500, 6),
    Fault("broken files of every format", hostile_files.read_broken, 1_000, 40),
    # For long.
    Fault("article after article in one window", soak.read_in_one_window, 500, 6),
    Fault("article after article through one engine", soak.read_with_one_engine, 150, 6),
)
