"""The commands `kehoach corpus …`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.vietnamese import Command, Group

app = typer.Typer(cls=Group, help="Kho văn bản để tra cứu.", no_args_is_help=True, rich_markup_mode=None)

Json = Annotated[bool, typer.Option("--json", help="In một tài liệu JSON ra đầu ra chuẩn, cho chương trình khác dùng.")]


@app.command(cls=Command, help="Thêm văn bản từ tệp hoặc cả thư mục (.docx, .doc, .pdf, .html, .xlsx, .txt, .json).")
def add(
    paths: Annotated[list[Path], typer.Argument(metavar="TỆP|THƯ_MỤC", help="Một hay nhiều tệp, thư mục.")],
    json: Json = False,
) -> None:
    from api.commands.added import run_add

    raise typer.Exit(run_add(paths, as_json=json))


@app.command("list", cls=Command, help="Liệt kê các văn bản đã thêm.")
def list_(json: Json = False) -> None:
    from api.commands.added import run_list

    raise typer.Exit(run_list(as_json=json))


@app.command(cls=Command, help="Gỡ một văn bản đã thêm.")
def remove(
    key: Annotated[
        str, typer.Argument(metavar="MÃ|SỐ", help="Mã hoặc số, ký hiệu văn bản; xem bằng lệnh corpus list.")
    ],
) -> None:
    from api.commands.added import run_remove

    raise typer.Exit(run_remove(key))


@app.command(cls=Command, help="Lập lại chỉ mục tra cứu.")
def build(json: Json = False) -> None:
    from api.commands.corpus import run_build

    raise typer.Exit(run_build(as_json=json))


@app.command(cls=Command, help="Cho biết trong kho có gì, chỉ mục còn mới hay đã cũ.")
def status(json: Json = False) -> None:
    from api.commands.corpus import run_status

    raise typer.Exit(run_status(as_json=json))
