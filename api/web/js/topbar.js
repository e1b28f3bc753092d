/** The bar above a plan: whose it is, how it stands, and the ways out: Word, print. */

import { getFile } from "./api.js";
import { button, h, icon, put } from "./dom.js";
import { themeButton } from "./look.js";
import { complain, toast } from "./notices.js";
import { KINDS, years } from "./vi.js";

export function topbar(model) {
  const title = h("div", { class: "plan-title" });
  const state = h("div", { class: "plan-state", role: "status" });
  model.on("head", (head) => put(title, h("h1", {}, head.unit), h("p", {}, `${KINDS[head.kind]} ${years(head.period)}`)));
  model.on("busy", (busy) => state.classList.toggle("busy", busy));
  model.on("outline", (outline) =>
    put(state, outline.errors ? `${outline.errors} lỗi` : "Không còn lỗi", outline.warnings ? ` · ${outline.warnings} cần xem lại` : ""));
  model.on("trouble", (error) => error && put(state, h("span", { class: "trouble" }, error.kind === "offline" ? "Mất kết nối" : "Chưa soạn lại được")));
  return h(
    "header",
    { class: "topbar" },
    h("a", { class: "brand", href: "#/", "aria-label": "Về danh sách kế hoạch", title: "Về danh sách kế hoạch" }, icon("back")),
    title,
    h("div", { class: "spacer" }),
    state,
    button({ text: "Word", label: "Tải tệp Word", glyph: "word", kind: "primary", id: "tai-word", onclick: () => download(model, "/exports/word?draft=true") }),
    themeButton(),
  );
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
