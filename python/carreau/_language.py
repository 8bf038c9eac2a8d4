# SPDX-License-Identifier: Apache-2.0
"""The language of errors, findings and summaries."""

from __future__ import annotations

import os
from typing import Literal, TypeAlias, cast

from carreau import _core

Language: TypeAlias = Literal["en", "fr"]


def set_language(language: Language) -> None:
    """Choose the language of errors, findings, summaries and explanations.

    Args:
        language: ``"en"`` or ``"fr"``. At import it is French where the locale is French
            (``LC_ALL``, ``LC_MESSAGES`` or ``LANG``), and English otherwise.

    Raises:
        ArgumentError: For any other language.
    """
    _core.set_language(language)


def current_language() -> Language:
    """Return the language of errors, findings, summaries and explanations."""
    return cast(Language, _core.language())


def use_locale() -> None:
    """Speak French where the first variable that gives a locale does."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = os.environ.get(variable)
        if locale:
            _core.set_language("fr" if locale.startswith("fr") else "en")
            return
