/** The ways out of a plan: Word in its forms, Excel, JSON, print; what cannot be had yet says why. */

import { getFile } from "./api.js";
import { button, h, put } from "./dom.js";
import { complain, toast } from "./notices.js";
import { popover } from "./popover.js";
import { may } from "./session.js";

/** The buttons of Word and of printing and, beside them, the menu of everything else. */
export function downloadButtons(model) {
  const word = button({ text: "Word", label: "Tải tệp Word", glyph: "word", kind: "primary", id: "tai-word", onclick: () => download(model, "/exports/word?draft=true") });
  const more = button({ label: "Các cách tải khác", glyph: "down", kind: "bare", "aria-haspopup": "dialog", onclick: () => menu(more, model) });
  const paper = may("read") && button({ label: "In kế hoạch, khổ A4", glyph: "print", kind: "bare print-button", onclick: () => window.print() });
  return [word, paper, more];
}

const WAYS = [
  { text: "Word, bản làm việc", hint: "Có chữ DỰ THẢO; chỗ thiếu ghi rõ.", path: "/exports/word?draft=true" },
  { text: "Word, bản chính thức", hint: "Để trình ký; có được khi không còn lỗi.", path: "/exports/word?draft=false", final: true },
  { text: "Word, có ghi chú", hint: "Mỗi con số kèm lời của người đã cung cấp; kết quả kiểm tra ở bên lề.", path: "/exports/word?draft=true&comments=true" },
  { text: "Word, bỏ phụ lục hạn chế", hint: "Phần gửi rộng rãi.", path: "/exports/word?draft=true&part=open" },
  { text: "Word, riêng phụ lục hạn chế", hint: "Hệ thống theo cấp độ và sự cố.", path: "/exports/word?draft=true&part=restricted" },
  { text: "Word, bản tóm tắt", hint: "Vài trang cho người duyệt.", path: "/exports/summary" },
  { text: "Excel", hint: "Các bảng làm việc: danh mục dự án, số liệu, kết quả kiểm tra.", path: "/exports/xlsx" },
  { text: "JSON", hint: "Toàn bộ kế hoạch, để lưu hoặc đưa sang máy khác.", path: "/exports/json", needs: "write" },
];

async function menu(anchor, model) {
  const box = popover(anchor, { title: "Tải về", tall: true });
  const errors = model.outline?.errors ?? 0;
  put(
    box.body,
    h(
      "ul",
      { class: "ways" },
      WAYS.filter((way) => !way.needs || may(way.needs)).map((way) =>
        h("li", {}, h("button", { type: "button", class: "way", disabled: Boolean(way.final && errors), onclick: () => (box.close(), download(model, way.path)) },
          h("span", {}, way.text), h("span", { class: "hint" }, way.final && errors ? `Còn ${errors} lỗi phải sửa trước.` : way.hint)))),
      h("li", {}, h("button", { type: "button", class: "way", onclick: () => (box.close(), window.print()) }, h("span", {}, "In"), h("span", { class: "hint" }, "Chỉ văn bản kế hoạch, khổ A4."))),
    ),
  );
  box.place();
}

/** Fetch a file and hand it to the browser's downloads. */
export async function download(model, path) {
  try {
    const { blob, name } = await getFile(model.base + path);
    const link = h("a", { href: URL.createObjectURL(blob), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    toast(`Đã tải ${name}.`);
  } catch (error) {
    complain(error);
  }
}
