"""The commands `kehoach users …`: accounts of a server that several people use."""

from __future__ import annotations

from typing import Annotated

import typer

from api.vietnamese import Command, Group

app = typer.Typer(
    cls=Group, help="Tài khoản của máy chủ nhiều người dùng.", no_args_is_help=True, rich_markup_mode=None
)
Name = Annotated[str, typer.Argument(metavar="TÊN", help="Tên tài khoản.")]
ROLES = "soan-thao, dau-moi, lanh-dao, van-thu, tham-dinh hoặc quan-tri"


@app.command(cls=Command, help="Thêm tài khoản; mật khẩu được hỏi, hoặc đọc từ đầu vào chuẩn.")
def add(
    name: Name,
    role: Annotated[str, typer.Option("--role", metavar="VAI_TRÒ", help=f"Vai trò: {ROLES}.")],
    unit: Annotated[str, typer.Option("--unit", metavar="ĐƠN_VỊ", help="Đơn vị; thẩm định, quản trị bỏ trống.")] = "",
) -> None:
    from api.commands.users import run_add

    raise typer.Exit(run_add(name, role, unit))


@app.command(name="list", cls=Command, help="Liệt kê tài khoản.")
def list_(json: Annotated[bool, typer.Option("--json", help="In JSON.")] = False) -> None:
    from api.commands.users import run_list

    raise typer.Exit(run_list(as_json=json))


@app.command(cls=Command, help="Khóa tài khoản; các phiên và mã cá nhân của tài khoản hết hiệu lực.")
def disable(name: Name) -> None:
    from api.commands.users import run_active

    raise typer.Exit(run_active(name, active=False))


@app.command(cls=Command, help="Mở lại tài khoản đã khóa.")
def enable(name: Name) -> None:
    from api.commands.users import run_active

    raise typer.Exit(run_active(name, active=True))


@app.command(cls=Command, help="Đặt lại mật khẩu; các phiên và mã cá nhân của tài khoản hết hiệu lực.")
def password(name: Name) -> None:
    from api.commands.users import run_password

    raise typer.Exit(run_password(name))
