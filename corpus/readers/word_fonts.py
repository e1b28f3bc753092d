"""The font that a run of a Word file is set in: its own, its style's, its paragraph's style's, or the document's."""

from __future__ import annotations

from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Fonts:
    """Looks a run's font up through the styles."""

    def __init__(self, document: Any) -> None:
        root = document.styles.element
        self._styles = {style.get(f"{_W}styleId"): style for style in root.iter(f"{_W}style")}
        default = root.find(f"{_W}docDefaults/{_W}rPrDefault")
        self._default = _named(default) if default is not None else ""
        self._normal = next((id_ for id_, one in self._styles.items() if _is_normal(one)), "")
        self._known: dict[str, str] = {}

    def of(self, run: Any, paragraph: Any) -> str:
        """The name of the font; "" where nothing names it."""
        own = _named(run) or self._of_style(_value(run, "rPr/rStyle"))
        return own or self._of_style(_value(paragraph, "pPr/pStyle") or self._normal) or self._default

    def _of_style(self, name: str) -> str:
        if name not in self._known:
            self._known[name] = ""  # a style based on itself ends here
            style = self._styles.get(name)
            if style is not None:
                self._known[name] = _named(style) or self._of_style(_value(style, "basedOn"))
        return self._known[name]


def _is_normal(style: Any) -> bool:
    return style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in ("1", "true")


def _named(element: Any) -> str:
    fonts = element.find(f"{_W}rPr/{_W}rFonts")
    return str(fonts.get(f"{_W}ascii") or fonts.get(f"{_W}hAnsi") or "") if fonts is not None else ""


def _value(element: Any, path: str) -> str:
    found = element.find("/".join(f"{_W}{part}" for part in path.split("/")))
    return str(found.get(f"{_W}val", "")) if found is not None else ""
