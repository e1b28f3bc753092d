"""The command line's own words in Vietnamese: help headings and complaints about use."""

from __future__ import annotations

import re
from typing import Any

import typer

HELP = {
    "Usage:": "Cách dùng:",
    "Options:": "Tùy chọn:",
    "Arguments:": "Tham số:",
    "Commands:": "Các lệnh:",
    "Show this message and exit.": "In hướng dẫn này.",
    "[required]": "[bắt buộc]",
    "[OPTIONS]": "[TÙY CHỌN]",
    "COMMAND [ARGS]...": "LỆNH [THAM SỐ]...",
    "[default: ": "[mặc định: ",
}
USE = (
    (r"Missing argument '?([^']*)'?\.?.*", r"thiếu tham số \1."),
    (r"Missing option '?([^']*)'?\.?.*", r"thiếu tùy chọn \1."),
    (r"Missing command\.?", "thiếu lệnh."),
    (r"No such option: (\S+)\.?(?: \(Possible options: (.*)\))?.*", r"không có tùy chọn \1."),
    (r"No such command '(.*?)'\. Did you mean '(.*?)'\?", r"không có lệnh “\1”; có phải “\2”?"),
    (r"No such command '(.*?)'\..*", r"không có lệnh “\1”."),
    (r"Got unexpected extra argument(?:s|\(s\))? ?\((.*)\)\.?", r"thừa tham số: \1."),
    (r"Option '?(\S+?)'? requires an? argument\.?.*", r"tùy chọn \1 cần một giá trị."),
    (r"Option '?(\S+?)'? does not take a value\.?", r"tùy chọn \1 không nhận giá trị."),
    (r"Invalid value for '?([^']*)'?: .*valid int.*", r"giá trị của \1 phải là số nguyên."),
    (r"Invalid value for '?(.*?)'?: (.*)", r"giá trị của \1 không hợp lệ."),
)


def translate_use(message: str) -> str:
    """A complaint about use, in Vietnamese."""
    for pattern, vietnamese in USE:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(r"\\(\d)", lambda group: match[int(group[1])] or "", vietnamese)
    return message


def translate_help(text: str) -> str:
    """Help with its headings in Vietnamese, columns kept."""
    for english, vietnamese in HELP.items():
        text = text.replace(english, vietnamese)
    usage, _, rest = text.partition("\n")
    return re.sub(r"[{}]", "", usage) + "\n" + re.sub(r"<\w+>", lambda kind: " " * len(kind[0]), rest)


class Group(typer.core.TyperGroup):
    """A group whose help speaks Vietnamese."""

    def get_help(self, ctx: Any) -> str:
        return translate_help(super().get_help(ctx))


class Command(typer.core.TyperCommand):
    """A command whose help speaks Vietnamese."""

    def get_help(self, ctx: Any) -> str:
        return translate_help(super().get_help(ctx))
