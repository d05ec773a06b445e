"""All that a PDF holds, however it is written down: to find in it what must not be there."""

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2

ROW = re.compile(r"^<[0-9A-F]{2}> <([0-9A-F]{4,})>$", re.MULTILINE)  # of a table from codes to signs
CODES = ("utf-8", "utf-16-be", "utf-16-le", "shift_jis", "euc_jp")


def found(needle: str, pdf: bytes) -> list[str]:
    """Where the words are: in what is said by strings and letters, or in any byte in any usual code, plain or as hex."""
    plain = list(_bytes(pdf))
    said = [*_strings(pdf), *_letters(pdf)]
    return [
        *(f"said: {text[:30]}" for text in said if needle in text),
        *(f"{code}: {needle}" for code, sought in _written(needle) for data in plain if sought in data),
    ]


def signs(pdf: bytes) -> str:
    """Every sign that any font of it can show."""
    document = pikepdf.open(BytesIO(pdf))
    maps = [each.ToUnicode.read_bytes().decode() for each in _dictionaries(document) if "/ToUnicode" in each]
    codes = (code for text in maps for code in ROW.findall(text))
    return "".join(bytes.fromhex(code).decode("utf-16-be") for code in codes)


def fonts(pdf: bytes) -> dict[str, bool]:
    """Each font by name, and whether it is embedded."""
    document = pikepdf.open(BytesIO(pdf))
    found = [each for each in _dictionaries(document) if each.get("/Type") == "/Font"]
    return {str(each.BaseFont): "/FontFile2" in each.get("/FontDescriptor", {}) for each in found}


def letters(pdf: bytes) -> str:
    """What another program reads on its pages, without blanks."""
    return "".join("".join(_letters(pdf)).split())


def _letters(pdf: bytes) -> Iterator[str]:
    for page in pypdfium2.PdfDocument(pdf):
        yield page.get_textpage().get_text_range()


def _dictionaries(document: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    return (each for each in document.objects if isinstance(each, pikepdf.Dictionary))


def _strings(pdf: bytes) -> Iterator[str]:
    document = pikepdf.open(BytesIO(pdf))
    for each in (*document.objects, document.trailer):
        yield from _within(each)


def _within(each: object) -> Iterator[str]:
    if isinstance(each, pikepdf.String | pikepdf.Name):
        yield str(each)
    elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in each.items():
            yield key
            if not getattr(value, "is_indirect", False):
                yield from _within(value)
    elif isinstance(each, pikepdf.Array):
        for value in each:
            if not getattr(value, "is_indirect", False):
                yield from _within(value)


def _bytes(pdf: bytes) -> Iterator[bytes]:
    yield pdf
    for each in pikepdf.open(BytesIO(pdf)).objects:
        if isinstance(each, pikepdf.Stream):
            yield each.read_bytes()


def _written(needle: str) -> Iterator[tuple[str, bytes]]:
    for code in CODES:
        data = needle.encode(code)
        yield code, data
        yield f"{code} hex", data.hex().encode()
        yield f"{code} HEX", data.hex().upper().encode()
    yield "escaped", "".join(f"\\{byte:03o}" for byte in needle.encode("utf-16-be")).encode()
