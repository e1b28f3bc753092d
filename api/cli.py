"""The command `kehoach`. Commands import what they need when they run, so that help is quick."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from api.cli_corpus import app as corpus_app
from api.cli_model import app as model_app
from api.cli_users import app as users_app
from api.vietnamese import Command, Group, translate_use

app = typer.Typer(
    name="kehoach",
    cls=Group,
    help="Trợ lý lập kế hoạch ứng dụng CNTT, phát triển chính quyền số: từ câu trả lời của đơn vị đến tệp Word.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.add_typer(corpus_app, name="corpus")
app.add_typer(users_app, name="users")
app.add_typer(model_app, name="model")

Json = Annotated[bool, typer.Option("--json", help="In một tài liệu JSON ra đầu ra chuẩn, cho chương trình khác dùng.")]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="TỆP", help="Tệp cần ghi.")]
Draft = Annotated[bool, typer.Option("--draft", help="Bản làm việc: ghi “DỰ THẢO”, vẫn ghi tệp khi còn lỗi.")]
Restricted = Annotated[
    Path | None,
    typer.Option(
        "--restricted", metavar="TỆP", help="Tách phụ lục hệ thống thông tin sang tệp Word riêng, lưu hành hạn chế."
    ),
]

Comments = Annotated[
    bool,
    typer.Option(
        "--comments", help="Bản làm việc có ghi chú Word: nguồn từng số liệu, hiệu lực căn cứ, kết quả kiểm tra."
    ),
]

INTERRUPTED = 130  # the exit code that shells know for Ctrl-C


def _version(value: bool) -> None:
    if value:
        from importlib.metadata import version

        typer.echo(f"kehoach {version('kehoach')}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="In phiên bản.")] = False,
) -> None:
    pass


@app.command(cls=Command, help="Làm thử trọn vẹn với đơn vị mẫu: tệp Word, bảng dự án và kết quả kiểm tra.")
def demo(
    folder: Annotated[Path, typer.Option("--output", "-o", metavar="THƯ_MỤC", help="Nơi ghi kết quả.")] = Path(
        "kehoach-demo"
    ),
    json: Json = False,
) -> None:
    from api.commands.drafting import run_demo

    raise typer.Exit(run_demo(folder, as_json=json))


@app.command(cls=Command, help="Tạo tệp câu trả lời trống cho đơn vị, có sẵn câu hỏi và ví dụ.")
def new(
    unit: Annotated[str, typer.Argument(metavar="ĐƠN_VỊ", help="Tên đơn vị, viết đủ hoặc viết tắt.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="TỆP", help="Tệp .yaml cần ghi.")],
    year: Annotated[
        int | None, typer.Option("--year", metavar="NĂM", help="Năm của kế hoạch năm; bỏ trống: kế hoạch 5 năm.")
    ] = None,
) -> None:
    from api.commands.reading import run_new

    raise typer.Exit(run_new(unit, output, year))


@app.command(cls=Command, help="Soạn kế hoạch từ tệp câu trả lời (YAML), kiểm tra rồi xuất Word.")
def draft(
    answers: Annotated[Path, typer.Argument(metavar="TỆP_TRẢ_LỜI", help="Tệp câu trả lời của đơn vị (.yaml).")],
    output: Output,
    draft: Draft = False,
    restricted: Restricted = None,
    tables: Annotated[
        Path | None,
        typer.Option(
            "--xlsx", metavar="TỆP", help="Ghi thêm các bảng làm việc (dự án, mục tiêu, kiểm tra …) ra .xlsx."
        ),
    ] = None,
    comments: Comments = False,
    json: Json = False,
) -> None:
    from api.commands.drafting import run_draft

    raise typer.Exit(
        run_draft(
            answers, output, clean=not draft, restricted=restricted, tables=tables, comments=comments, as_json=json
        )
    )


@app.command(cls=Command, help="Trò chuyện: hỏi từng câu, ghi lại câu trả lời, soạn dần kế hoạch.")
def chat(
    plan: Annotated[
        str, typer.Option("--plan", metavar="MÃ", help="Kế hoạch đã lưu, để tiếp tục; bỏ trống: kế hoạch mới.")
    ] = "",
    unit: Annotated[str, typer.Option("--unit", metavar="ĐƠN_VỊ", help="Đơn vị của kế hoạch mới.")] = "",
    year: Annotated[
        int | None, typer.Option("--year", metavar="NĂM", help="Năm của kế hoạch năm; bỏ trống: kế hoạch 5 năm.")
    ] = None,
    date: Annotated[
        str, typer.Option("--date", metavar="NGÀY", help="Ngày của kế hoạch mới, ví dụ 15/9/2020; bỏ trống: hôm nay.")
    ] = "",
    said_by: Annotated[str, typer.Option("--said-by", metavar="TÊN", help="Người trả lời, ghi cùng câu trả lời.")] = "",
) -> None:
    from api.commands.chatting import run_chat

    raise typer.Exit(run_chat(plan, unit, year, date, said_by))


@app.command(cls=Command, help="Kiểm tra tệp câu trả lời hoặc một kế hoạch đã lưu.")
def check(
    file: Annotated[str, typer.Argument(metavar="TỆP|MÃ", help="Tệp câu trả lời (.yaml) hoặc mã kế hoạch đã lưu.")],
    json: Json = False,
) -> None:
    from api.commands.drafting import run_check

    raise typer.Exit(run_check(file, as_json=json))


@app.command(cls=Command, help="Cho xem một câu trả lời được hiểu thế nào.")
def read(
    question: Annotated[str, typer.Argument(metavar="MÃ_YÊU_CẦU", help="Mã yêu cầu, ví dụ p1.2.computers.")],
    answer: Annotated[str, typer.Argument(metavar="CÂU_TRẢ_LỜI")],
    unit: Annotated[str, typer.Option("--unit", metavar="ĐƠN_VỊ", help="Đơn vị trả lời.")] = "Sở Tư pháp",
    json: Json = False,
) -> None:
    from api.commands.reading import run_read

    raise typer.Exit(run_read(question, answer, unit, as_json=json))


@app.command(
    cls=Command, help="Xuất một kế hoạch đã lưu theo đuôi tệp: Word (.docx), bảng làm việc (.xlsx), toàn bộ (.json)."
)
def export(
    plan: Annotated[str, typer.Argument(metavar="MÃ", help="Mã kế hoạch, xem bằng lệnh plans.")],
    output: Output,
    draft: Draft = False,
    restricted: Restricted = None,
    comments: Comments = False,
    summary: Annotated[
        bool,
        typer.Option("--summary", help="Chỉ một trang tóm tắt cho người ký: con số chính, dự án, điều chưa biết, lỗi."),
    ] = False,
) -> None:
    from api.commands.exporting import Wanted, run_export

    raise typer.Exit(run_export(plan, output, Wanted(draft, restricted, comments, summary)))


@app.command("import", cls=Command, help="Nhập một kế hoạch từ tệp .json do lệnh export ghi ra.")
def import_(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp .json của kế hoạch.")],
    as_id: Annotated[
        str, typer.Option("--as", metavar="MÃ", help="Nhập dưới mã khác, khi mã trong tệp đã có kế hoạch khác.")
    ] = "",
) -> None:
    from api.commands.exporting import run_import

    raise typer.Exit(run_import(file, as_id))


@app.command(cls=Command, help="Sao lưu toàn bộ cơ sở dữ liệu ra một tệp .jsonl.")
def backup(
    output: Output,
) -> None:
    from api.commands.keeping import run_backup

    raise typer.Exit(run_backup(output))


@app.command(cls=Command, help="Khôi phục bản sao lưu vào một cơ sở dữ liệu trống.")
def restore(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp .jsonl do lệnh backup ghi ra.")],
) -> None:
    from api.commands.keeping import run_restore

    raise typer.Exit(run_restore(file))


@app.command(cls=Command, help="Liệt kê các kế hoạch đã lưu.")
def plans(json: Json = False) -> None:
    from api.commands.reading import run_plans

    raise typer.Exit(run_plans(as_json=json))


@app.command(cls=Command, help="Xóa hẳn một kế hoạch chưa gửi thẩm định, chưa duyệt.")
def delete(
    plan: Annotated[str, typer.Argument(metavar="MÃ", help="Mã kế hoạch, xem bằng lệnh plans.")],
    yes: Annotated[bool, typer.Option("--yes", help="Xóa ngay, không hỏi lại.")] = False,
) -> None:
    from api.commands.keeping import run_delete

    raise typer.Exit(run_delete(plan, yes=yes))


Day = Annotated[str | None, typer.Option("--date", metavar="NGÀY", help="Ngày cần xét hiệu lực, dạng 2020-09-15.")]


@app.command(cls=Command, help="Tra cứu căn cứ pháp lý: văn bản, điều khoản, hiệu lực vào một ngày.")
def cite(
    query: Annotated[
        str, typer.Argument(metavar="CÂU_HỎI", help="Hỏi bằng lời hoặc bằng số hiệu, gõ không dấu cũng được.")
    ],
    k: Annotated[int, typer.Option("-k", metavar="SỐ", help="Số kết quả.")] = 5,
    day: Day = None,
    types: Annotated[
        list[str] | None, typer.Option("--type", metavar="LOẠI", help="Chỉ loại văn bản này, ví dụ Nghị định.")
    ] = None,
    issuers: Annotated[
        list[str] | None, typer.Option("--issuer", metavar="CƠ_QUAN", help="Chỉ cơ quan ban hành này.")
    ] = None,
    levels: Annotated[
        list[str] | None, typer.Option("--level", metavar="CẤP", help="trung-uong, tinh hoặc so.")
    ] = None,
    in_force: Annotated[bool, typer.Option("--in-force", help="Chỉ văn bản còn hiệu lực vào ngày đó.")] = False,
    json: Json = False,
) -> None:
    from api.commands.cite import run_cite

    raise typer.Exit(
        run_cite(
            query,
            k=k,
            day=day,
            types=types or (),
            issuers=issuers or (),
            levels=levels or (),
            in_force=in_force,
            as_json=json,
        )
    )


@app.command(
    cls=Command, help="Hỏi về pháp luật, khung kế hoạch hoặc một kế hoạch; trả lời bằng đoạn văn bản kèm trích dẫn."
)
def ask(
    question: Annotated[str, typer.Argument(metavar="CÂU_HỎI")],
    plan: Annotated[str, typer.Option("--plan", metavar="MÃ", help="Hỏi cả về kế hoạch đã lưu này.")] = "",
    day: Day = None,
    offline: Annotated[bool, typer.Option("--offline", help="Không hỏi mô hình ngôn ngữ, dù có đặt.")] = False,
    json: Json = False,
) -> None:
    from api.commands.asking import run_ask

    raise typer.Exit(run_ask(question, plan=plan, day=day, offline=offline, as_json=json))


@app.command(
    cls=Command, help="Gợi ý viết lại một mục: xem khác biệt từng chữ, nhận cả, nhận một phần hoặc không nhận."
)
def rewrite(
    plan: Annotated[str, typer.Argument(metavar="MÃ", help="Mã kế hoạch, xem bằng lệnh plans.")],
    section: Annotated[str, typer.Argument(metavar="MỤC", help="Mã mục, ví dụ p1.ii.")],
    how: Annotated[
        str,
        typer.Option(
            "--how", metavar="CÁCH", help="Cách viết lại; có mô hình: yêu cầu bất kỳ, hoặc mã một quy tắc kiểm tra."
        ),
    ] = "tat-ca",
    model: Annotated[bool, typer.Option("--model", help="Viết theo cách đó bằng mô hình ngôn ngữ đã đặt.")] = False,
    write: Annotated[
        bool,
        typer.Option(
            "--write",
            help="Mô hình viết cả mục từ số liệu, yêu cầu của khung và căn cứ; câu không đạt thì giữ câu soạn sẵn.",
        ),
    ] = False,
    take: Annotated[str, typer.Option("--take", metavar="SỐ", help="Nhận gợi ý: all, hoặc các số như 1,3.")] = "",
    restore: Annotated[
        int | None, typer.Option("--restore", metavar="BẢN", help="Trở lại một bản trước; 0: như soạn tự động.")
    ] = None,
    json: Json = False,
) -> None:
    from api.commands.rewriting import Wanted, run_rewrite

    raise typer.Exit(run_rewrite(plan, section, Wanted(how, take, restore, model=model, write=write), as_json=json))


@app.command(cls=Command, help="Mở máy chủ: API và trang web, mặc định chỉ trên máy này.")
def serve(
    host: Annotated[str | None, typer.Option("--host", metavar="ĐỊA_CHỈ", help="Mặc định 127.0.0.1.")] = None,
    port: Annotated[int | None, typer.Option("--port", metavar="CỔNG", help="Mặc định 8784.")] = None,
) -> None:
    from api.commands.serving import run_serve

    raise typer.Exit(run_serve(host, port))


def main(arguments: list[str] | None = None) -> int:
    """Run the command; errors meant for people become one line. Returns 0 done, 1 errors found, 2 bad use."""
    from corpus.errors import KehoachError

    try:
        code = int(app(args=arguments, prog_name="kehoach", standalone_mode=False) or 0)
        return code if code != INTERRUPTED else _stopped()
    except KehoachError as error:
        typer.echo(f"Lỗi: {error}", err=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (KeyboardInterrupt, typer.Abort):
        return _stopped()
    except Exception as error:
        return _complain(error)
    return 2


def _stopped() -> int:
    typer.echo("Đã dừng; những gì đã lưu vẫn còn.", err=True)
    return INTERRUPTED


def _complain(error: Exception) -> int:
    """Bad use is told in one line with where to find help; anything else is not the user's fault."""
    if hasattr(error, "format_message"):
        message = error.format_message()
        typer.echo(
            message if "\n" in message else f"Lỗi: {translate_use(message)} Xem hướng dẫn: kehoach --help.", err=True
        )
        return 2
    if os.environ.get("KEHOACH_DEBUG"):
        raise error
    if isinstance(error, OSError) and error.filename:
        typer.echo(
            f"Lỗi: {error.filename}: máy không cho đọc hoặc ghi ở đây. Kiểm tra tên, quyền và chỗ trống.", err=True
        )
        return 2
    name = type(error).__name__
    typer.echo(
        f"Lỗi ngoài dự kiến ({name}). Chạy lại với KEHOACH_DEBUG=1 để xem chi tiết, gửi người quản trị.", err=True
    )
    return 2


def run() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # otherwise a pipe on Windows, or a bare locale, cannot print Vietnamese
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main())


if __name__ == "__main__":
    run()
