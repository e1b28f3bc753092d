"""Files attached to a conversation: what of them may be told to the plan, proposed piece by piece and taken by a person."""

from assistant.attached.attachment import ATTACHED, Attachment, Suggestion, file_of, read_attachment
from assistant.attached.suggesting import SUFFIXES, Tell, suggest
from assistant.attached.taking import standing_of, take

__all__ = [
    "ATTACHED",
    "SUFFIXES",
    "Attachment",
    "Suggestion",
    "Tell",
    "file_of",
    "read_attachment",
    "standing_of",
    "suggest",
    "take",
]
