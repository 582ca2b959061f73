"""Stored numbers and dates as a person sees them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

# Excel keeps and shows fifteen significant digits; the stored seventeen are noise of the binary number.
_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_UP)
_LARGEST = 40
_LAST_SERIAL = 2_958_466  # 10000-01-01


def number_text(value: str) -> str:
    """A stored number without exponent; digits that are all there are kept, small fractions left alone.

    >>> number_text("3.4012119850312902E+17"), number_text("1.3812345678E10")
    ('340121198503129000', '13812345678')
    >>> number_text("340123199001011234"), number_text("1.5E-7")
    ('340123199001011234', '1.5E-7')
    """
    if "E" not in value and "e" not in value:
        return value
    try:
        number = _FIFTEEN.create_decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or not 0 <= number.adjusted() <= _LARGEST:
        return value
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def float_text(value: float) -> str:
    """A binary number in the same way; the digits that it can hold are kept, those that it cannot are zeros.

    >>> float_text(13812345678.0), float_text(340121198503129020.0), float_text(6222020200012345.0), float_text(0.1)
    ('13812345678', '340121198503129000', '6222020200012345', '0.1')
    """
    text = repr(value)
    return text[:-2] if text.endswith(".0") else number_text(text)


def date_text(value: str, since_1904: bool = False) -> str | None:
    """A serial as ``1985-03-12``, with a time of day if it has one; None if it is none.

    The 1900 system believes in 1900-02-29 (ECMA-376-1 §18.17.4.1).

    >>> date_text("31118"), date_text("31118.5"), date_text("60"), date_text("59"), date_text("0.25")
    ('1985-03-12', '1985-03-12 12:00:00', '1900-02-29', '1900-02-28', '06:00:00')
    >>> date_text("29656", since_1904=True), date_text("-1")
    ('1985-03-12', None)
    """
    try:
        serial = Decimal(value)
    except InvalidOperation:
        return None
    if not serial.is_finite() or not 0 <= serial < _LAST_SERIAL - 1462 * since_1904:
        return None
    seconds = int((serial * 86_400).quantize(Decimal(1)))
    days, seconds = divmod(seconds, 86_400)
    time = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}" if seconds else ""
    if days == 0 and not since_1904 and time:
        return time
    if days == 60 and not since_1904:
        day = "1900-02-29"
    else:
        epoch = date(1904, 1, 1) if since_1904 else date(1899, 12, 31 if days < 60 else 30)
        day = (epoch + timedelta(days)).isoformat()
    return f"{day} {time}" if time else day
