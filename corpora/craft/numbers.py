"""Numbers with their check digits, and numbers that only look like them."""

from __future__ import annotations

from random import Random

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def id_check(body: str) -> str:
    """The last character of a resident identity number: ISO 7064 MOD 11-2, GB 11643-1999.

    >>> id_check("34012119850312997")
    '6'
    """
    return "10X98765432"[sum(int(d) * w for d, w in zip(body, _ID_WEIGHTS, strict=True)) % 11]


def uscc(body: str) -> str:
    """A unified social credit code from its first 17 characters: GB 32100-2015."""
    total = sum(_USCC_ALPHABET.index(c) * w for c, w in zip(body, _USCC_WEIGHTS, strict=True))
    return body + _USCC_ALPHABET[-total % 31]


def company_code(rng: Random, kind: str = "91", region: str = "342727") -> str:
    """An invented unified social credit code; ``kind`` 91 company, 92 sole trader, 93 cooperative, 11 authority."""
    return uscc(kind + region + "MA" + "".join(rng.choices(_USCC_ALPHABET, k=7)))


def luhn(number: str) -> bool:
    """Whether a card number passes ISO/IEC 7812-1."""
    digits = [int(d) for d in reversed(number)]
    return (sum(digits[::2]) + sum(sum(divmod(2 * d, 10)) for d in digits[1::2])) % 10 == 0


def card(rng: Random) -> str:
    """An invented bank card number of 19 digits."""
    body = "621799" + digits(rng, 12)
    return next(body + last for last in "0123456789" if luhn(body + last))


def passbook(rng: Random) -> str:
    """An invented account of a rural bank: 19 digits, and Luhn says no."""
    while luhn(number := "200100" + digits(rng, 13)):
        pass
    return number


def project_code(rng: Random) -> str:
    """18 digits, region + date + sequence, in every way an identity number but for its check digit."""
    body = f"342727{rng.randint(2018, 2024)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}{rng.randint(1, 999):03d}"
    return body + rng.choice([d for d in "0123456789" if d != id_check(body)])


def digits(rng: Random, count: int) -> str:
    return "".join(rng.choices("0123456789", k=count))
