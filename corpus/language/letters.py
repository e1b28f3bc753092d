"""Vietnamese letters by case, for patterns. A range such as À-Ỹ would hold small letters too, and à-ỹ the capital Đ."""

_MARKED = "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
LOWER = f"a-z{_MARKED}"  # within brackets: rf"[{UPPER}][{LOWER}]+"
UPPER = f"A-Z{_MARKED.upper()}"


def with_letters(pattern: str) -> str:
    r"""A pattern of a data file, in which \p{Lu} and \p{Ll} stand, within brackets, for the capital and the small letters."""
    return pattern.replace(r"\p{Lu}", UPPER).replace(r"\p{Ll}", LOWER)
