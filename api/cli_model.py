"""The commands `kehoach model …`."""

from __future__ import annotations

from typing import Annotated

import typer

from api.vietnamese import Command, Group

app = typer.Typer(cls=Group, help="Mô hình ngôn ngữ, nếu có đặt.", no_args_is_help=True, rich_markup_mode=None)

Json = Annotated[bool, typer.Option("--json", help="In một tài liệu JSON ra đầu ra chuẩn, cho chương trình khác dùng.")]


@app.command(cls=Command, help="Thử mô hình ngôn ngữ đã đặt: làm được gì ở đây, gì gửi đi và gửi đến đâu.")
def check(json: Json = False) -> None:
    from api.commands.modelling import run_check

    raise typer.Exit(run_check(as_json=json))


@app.command(cls=Command, help="Cho biết mỗi kế hoạch đã dùng bao nhiêu token của mô hình ngôn ngữ.")
def usage(json: Json = False) -> None:
    from api.commands.modelling import run_usage

    raise typer.Exit(run_usage(as_json=json))
