"""What notes say of findings, and the guide at the title."""

from __future__ import annotations

from assistant.pipeline import Result
from assistant.plan import Finding, Severity
from corpus.language import format_date

_SEVERITIES = {Severity.ERROR: "LỖI", Severity.WARNING: "CẦN XEM LẠI", Severity.INFO: "GHI CHÚ"}


def finding_line(finding: Finding) -> str:
    """ "LỖI: … Cách xử lý: … (căn cứ …)"."""
    hint = f" Cách xử lý: {finding.hint.rstrip('.')}." if finding.hint else ""
    basis = f" Căn cứ: {finding.basis.rstrip('.')}." if finding.basis and finding.severity is not Severity.INFO else ""
    return f"{_SEVERITIES[finding.severity]}: {finding.message}{hint}{basis}"


def guide_lines(result: Result) -> tuple[str, ...]:
    """How to read the notes, and how much is open."""
    counts = {severity: sum(f.severity is severity for f in result.findings) for severity in Severity}
    plan = result.plan
    return (
        "Bản làm việc có ghi chú; không dùng để trình ký. Ghi chú chia theo tên người ghi, lọc được trong Word (Xem lại, "
        "Hiện đánh dấu, Người xem lại):",
        "Nguồn số liệu: số liệu lấy từ lời của ai, ngày nào, hoặc tính thế nào.",
        f"Căn cứ pháp lý: hiệu lực của văn bản xét vào ngày của kế hoạch, {format_date(plan.date)}.",
        "Kiểm tra: lỗi và điểm cần xem lại, kèm cách xử lý.",
        f"Còn {counts[Severity.ERROR]} lỗi, {counts[Severity.WARNING]} điểm cần xem lại, {counts[Severity.INFO]} ghi chú.",
    )
