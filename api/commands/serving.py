"""serve: the HTTP server on this machine."""

from __future__ import annotations

import socket

from api.console import note
from api.http.guard import is_loopback
from api.settings import Settings, load_settings
from corpus.errors import InputError


def run_serve(host: str | None, port: int | None) -> int:
    """Serve until stopped. Raises InputError when the address cannot be had or must not be."""
    import uvicorn

    settings = load_settings(host=host, port=port)
    check_address(settings)
    listening = listen(settings)
    from api.http.app import create_app
    from api.http.observe import log_to_stderr

    log_to_stderr(settings.log)
    app = create_app(settings)
    address, bound = listening.getsockname()[:2]
    shown = f"[{address}]" if ":" in address else address
    note(f"Đang chạy tại http://{shown}:{bound} — nhấn Ctrl-C để dừng.")
    if not is_loopback(settings.host) and not settings.https:
        note("Chú ý: KEHOACH_HTTPS đang tắt, mật khẩu đi qua mạng không mã hóa. Đặt sau máy chủ HTTPS.")
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        forwarded_allow_ips=settings.proxies,
        timeout_graceful_shutdown=5,
    )
    uvicorn.Server(config).run(sockets=[listening])
    return 0


def check_address(settings: Settings) -> None:
    """Without accounts the server is for the one who sits at this machine."""
    if is_loopback(settings.host):
        return
    from api.commands.users import accounts

    if not accounts(settings).exist():
        raise InputError(
            "chưa có tài khoản nên máy chủ chỉ chạy trên máy này.",
            place=settings.host,
            remedy="Tạo tài khoản quản trị trước: kehoach users add quan-tri --role quan-tri. Hoặc dùng --host 127.0.0.1.",
        )


def listen(settings: Settings) -> socket.socket:
    """Take the address before anything is opened, so that a port in use is told at once."""
    try:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((settings.host.strip("[]"), settings.port))
        listening.listen(2048)  # whoever connects from now on waits until the app is up
    except OSError as error:
        raise InputError(
            "không lắng nghe được ở địa chỉ này; cổng đang có chương trình khác dùng hoặc địa chỉ không thuộc máy này.",
            place=f"{settings.host}:{settings.port}",
            remedy="Chọn cổng khác với --port.",
        ) from error
    return listening
