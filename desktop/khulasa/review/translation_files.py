"""Reading translations that anyone made: line-aligned files, a bilingual TSV, a TMX."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from khulasa.article.read import ReadError
from khulasa.review.languages import Languages, base_language
from khulasa.wording import _

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# What stands in them is code of the file that was translated: <b>, {1}.
_CODES = {"bpt", "ept", "ph", "it", "ut"}


def language_pair(source: str, target: str) -> Languages:
    """The languages of sentences and their translations, by codes that may have regions."""
    return Languages(base_language(source), base_language(target))


def read_pairs(files: Sequence[Path], source: str, target: str) -> list[tuple[str, str]]:
    """Read sentences with their translations.

    Args:
        files: A source and a target with as many lines; or one TMX, or one file with the source
            and the target before and behind the first tab of a line.
        source, target: ISO 639-1 codes, to choose from a TMX.

    Returns:
        A pair for each line or each unit, so that their places are those in the file; of an empty
        line, and of a unit that lacks a language, a pair of empty texts.

    Raises:
        ReadError: A file cannot be read, or the two do not belong together.
    """
    if len(files) == 1:
        (file,) = files
        if file.suffix.lower() == ".tmx":
            return _read_tmx(file, source, target)
        return _read_tsv(file)
    first, second = (read_lines(file) for file in files)
    if len(first) != len(second):
        raise ReadError(
            _(
                "{first} has {lines} lines and {second} {others}: they do not belong "
                "together line by line."
            ).format(first=files[0], lines=len(first), second=files[1], others=len(second))
        )
    return list(zip(first, second, strict=True))


def read_lines(file: Path) -> list[str]:
    """The lines of a UTF-8 file; only line feeds end one, and the last may lack it.

    Raises:
        ReadError: The file cannot be read.
    """
    text = _bytes(file)
    try:
        # Other characters that Python takes for line ends occur inside of sentences.
        lines = text.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError as error:
        raise ReadError(
            _("{file} is not UTF-8: {reason} at byte {byte}.").format(
                file=file, reason=error.reason, byte=error.start
            )
        ) from None
    return lines[:-1] if lines[-1] == "" else lines


def _read_tsv(file: Path) -> list[tuple[str, str]]:
    pairs = []
    for number, line in enumerate(read_lines(file), 1):
        if not line.strip():
            pairs.append(("", ""))
            continue
        source, tab, rest = line.partition("\t")
        if not tab:
            raise ReadError(
                _("{file}, line {number}: there is no tab between two languages.").format(
                    file=file, number=number
                )
            )
        pairs.append((source, rest.split("\t")[0]))
    return pairs


def _read_tmx(file: Path, source: str, target: str) -> list[tuple[str, str]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(_bytes(file), parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(_("{file} is no TMX: {error}").format(file=file, error=error)) from None
    pairs = []
    for unit in root.iter("tu"):
        texts = {
            base_language(variant.get(_XML_LANG) or variant.get("lang") or ""): _segment(variant)
            for variant in unit.iter("tuv")
        }
        both = source in texts and target in texts
        pairs.append((texts[source], texts[target]) if both else ("", ""))
    if not any(map(any, pairs)):
        raise ReadError(
            _("{file} has no sentence both in {source} and in {target}.").format(
                file=file, source=source, target=target
            )
        )
    return pairs


def _segment(variant: etree._Element) -> str:
    """The text of a variant, without what its codes for bold and the like hold."""
    segment = variant.find("seg")
    return "" if segment is None else _text(segment)


def _text(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _CODES:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ReadError(
            _("Cannot read {file}: {reason}.").format(file=file, reason=error.strerror or error)
        ) from None
