"""corpus build and status: the index of what can be cited."""

from __future__ import annotations

from api.console import note, print_json
from corpus.errors import KehoachError
from corpus.folders import data_folder
from corpus.index import current_build, read_manifest
from corpus.lookup import build, is_current, passages


def run_build(*, as_json: bool) -> int:
    """Build the index anew."""
    from api.progress import bar

    with bar("Lập chỉ mục") as told:
        manifest = build(data_folder(), told)
    if as_json:
        print_json({"passages": manifest.passages, "model": manifest.model, "built": manifest.built})
    else:
        print(
            f"Đã lập chỉ mục {manifest.passages} đoạn, mô hình nhúng: {manifest.model or 'không có, chỉ tìm theo từ'}."
        )
    return 0


def run_status(*, as_json: bool) -> int:
    """What is known, and whether the index is up to date; 1 where it must be built."""
    folder = data_folder()
    made = current_build(folder / "index")
    try:
        manifest = read_manifest(made) if made else None
    except KehoachError as error:
        note(str(error))
        manifest = None
    current = is_current(folder)
    known = passages()
    kinds = {
        kind: sum(passage.kind == kind for passage in known) for kind in sorted({passage.kind for passage in known})
    }
    documents = len({passage.document for passage in known})
    if as_json:
        index = {"passages": manifest.passages, "model": manifest.model, "built": manifest.built} if manifest else None
        print_json({"documents": documents, "passages": kinds, "index": index, "current": current})
        return 0 if current else 1
    print(
        f"Kho có {documents} văn bản, {len(known)} đoạn ({', '.join(f'{count} {kind}' for kind, count in kinds.items())})."
    )
    if manifest:
        print(
            f"Chỉ mục: {manifest.passages} đoạn, mô hình nhúng {manifest.model or 'không có'}, lập lúc {manifest.built}."
        )
    if not current:
        print("Chỉ mục chưa có hoặc đã cũ; lần tra cứu tới sẽ lập lại. Lập ngay: kehoach corpus build.")
    return 0 if current else 1
