"""Silence for libraries that quote the document when they log or warn."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet() -> Iterator[None]:
    """Keep pikepdf, pdfminer and pypdfium2 from logging and warning."""
    loggers = [logging.getLogger(name) for name in ("pikepdf", "pdfminer", "pypdfium2")]
    levels = [logger.level for logger in loggers]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for logger in loggers:
            logger.setLevel(logging.CRITICAL + 1)
        try:
            yield
        finally:
            for logger, level in zip(loggers, levels, strict=True):
                logger.setLevel(level)
