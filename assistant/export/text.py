"""Text made safe for files: what XML cannot hold and no reader sees is left out."""

from __future__ import annotations

import re
import unicodedata

# What XML 1.0 forbids, and what no reader sees (zero width, direction, soft hyphen, private use); white space is left.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ue000-\uf8ff\ufeff\ufff9-\uffff]"
)


def clean(text: str) -> str:
    """One line of precomposed Unicode, single-spaced, without what XML or a reader cannot take."""
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", text)).split())
