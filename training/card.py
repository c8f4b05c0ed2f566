"""Prints the table of sources for a model card: licence, pairs trained on, and their weight."""

import argparse
from collections import Counter
from pathlib import Path

from training.corpus import Weights, read_pairs


def sources(data: Path, weights: Path) -> str:
    """Returns a Markdown table of the sources in `train.tsv`, the largest first."""
    table = Weights(weights)
    counts: Counter[tuple[str, str]] = Counter()
    for pair in read_pairs(data / "train.tsv"):
        counts[pair.source, pair.licence] += 1
    rows = ["| source | licence | pairs | times in a pass, early to late |", "|---|---|---|---|"]
    for (source, licence), count in counts.most_common():
        weight = table.of(source)
        rows.append(f"| {source} | {licence} | {count} | {weight.early:g} to {weight.late:g} |")
    return "\n".join(rows)


def main() -> None:
    """Prints the table from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder that prepare.py wrote")
    parser.add_argument("--weights", type=Path, default=Path(__file__).parent / "weights.toml")
    given = parser.parse_args()
    print(sources(given.data, given.weights))


if __name__ == "__main__":
    main()
