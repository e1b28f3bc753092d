"""Vietnamese as officials write it, both ways: values read with their spans, text put into print form."""

from corpus.language.abbreviations import Expansion, expand
from corpus.language.dates import format_date, format_date_long
from corpus.language.diacritics import Restoration, restore
from corpus.language.lists import POINT_LETTERS, Item, bullet_end, join_items, split_items
from corpus.language.numbers import (
    format_count,
    format_money,
    format_number,
    format_percent,
    parse_number,
    read_words,
    spell,
    spell_money,
)
from corpus.language.orthography import standardise
from corpus.language.polish import Polished, polish
from corpus.language.repairs import Settled, settle
from corpus.language.text import clean, fold, hidden_figures, lacks_diacritics, says, short
from corpus.language.values import Value, scan

__all__ = [
    "POINT_LETTERS",
    "Expansion",
    "Item",
    "Polished",
    "Restoration",
    "Settled",
    "Value",
    "bullet_end",
    "clean",
    "expand",
    "fold",
    "format_count",
    "format_date",
    "format_date_long",
    "format_money",
    "format_number",
    "format_percent",
    "hidden_figures",
    "join_items",
    "lacks_diacritics",
    "parse_number",
    "polish",
    "read_words",
    "restore",
    "says",
    "scan",
    "settle",
    "short",
    "spell",
    "spell_money",
    "split_items",
    "standardise",
]
