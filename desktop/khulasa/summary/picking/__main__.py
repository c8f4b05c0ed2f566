"""``python -m khulasa.summary.picking``: picks key sentences of what its input says."""

import sys

from khulasa.codec import from_json, to_json
from khulasa.confinement import leave_no_core, leave_the_network
from khulasa.summary.picking.process import PickRequest


def main() -> None:
    """Pick, confined."""
    leave_no_core()
    leave_the_network()
    # Not before: numpy starts threads as it is imported, which would not be confined.
    from khulasa.summary.picking.key_sentences import key_sentences

    asked = from_json(PickRequest, sys.stdin.buffer.read())
    picked = key_sentences(asked.paragraphs, asked.kinds, asked.length, frozenset(asked.unsure))
    sys.stdout.buffer.write(to_json(picked).encode("utf-8", "surrogatepass"))


if __name__ == "__main__":
    main()
