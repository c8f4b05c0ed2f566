"""Takes out of a SentencePiece model what tells about the machine that it was made on.

The model is a protocol buffer: a row of fields, each with a key of its number and its kind, and a
length where the kind has one (protobuf.dev, "Encoding"). Nothing else of the format is needed here.
"""

from collections.abc import Iterator

_VARINT, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5
# Fields of sentencepiece_model.proto that hold paths, by the field of the message they stand in.
_PATHS = {
    2: {1, 2},  # trainer_spec: input, model_prefix
    3: {6},  # normalizer_spec: normalization_rule_tsv
    5: {6},  # denormalizer_spec: the same
}


def without_paths(model: bytes) -> bytes:
    """Returns a serialised SentencePiece model without the paths of its training."""
    kept = bytearray()
    for number, whole, content in _fields(model):
        if number in _PATHS:
            inner = b"".join(
                part for field, part, _ in _fields(content) if field not in _PATHS[number]
            )
            kept += bytes([number << 3 | _BYTES]) + _as_varint(len(inner)) + inner
        else:
            kept += whole
    return bytes(kept)


def _fields(message: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Yields the number of each field, all its bytes, and its content if it has a length."""
    place = 0
    while place < len(message):
        start = place
        key, place = _varint(message, place)
        kind, content = key & 7, b""
        if kind == _BYTES:
            length, place = _varint(message, place)
            content = message[place : place + length]
            place += length
        elif kind == _VARINT:
            _, place = _varint(message, place)
        elif kind in (_EIGHT, _FOUR):
            place += 8 if kind == _EIGHT else 4
        else:
            raise ValueError(f"not a SentencePiece model: field of kind {kind} at byte {start}")
        yield key >> 3, message[start:place], content


def _varint(message: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[place]
        place, value, shift = place + 1, value | (byte & 127) << shift, shift + 7
        if byte < 128:
            return value, place


def _as_varint(value: int) -> bytes:
    made = bytearray()
    while value > 127:
        made.append(value & 127 | 128)
        value >>= 7
    return bytes([*made, value])
