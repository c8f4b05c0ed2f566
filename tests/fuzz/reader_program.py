"""Reads one file after another, confined as a reading process is, and says what became of each."""

from __future__ import annotations

import sys
import traceback

from khulasa.article.child.confinement import limit_memory
from khulasa.article.errors import ReadError
from khulasa.article.read import read_bytes
from khulasa.confinement import leave_the_network


def main() -> None:
    """Take a line of name and length, then the bytes; write a line for each."""
    limit_memory()
    leave_the_network()
    output, sys.stdout = sys.stdout, sys.stderr
    while line := sys.stdin.buffer.readline():
        name, _, length = line.decode().strip().rpartition(" ")
        data = sys.stdin.buffer.read(int(length))
        try:
            article = read_bytes(data, file=name)
            assert all("".join(p.sentence_texts) == p.text for p in article.paragraphs)
            said = "read"
        except ReadError:
            said = "refused"
        except MemoryError:
            said = "memory"
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            said = (
                f"fault {type(error).__name__} {frame.filename.rpartition('/')[2]}:{frame.lineno}"
            )
        output.write(said + "\n")
        output.flush()


if __name__ == "__main__":
    main()
