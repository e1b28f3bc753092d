/** A plan opened from a file: what was exported to JSON, or an answers file in YAML; always a new plan. */

import { call } from "./api.js";
import { button, h, put } from "./dom.js";

const WAYS = { json: { path: "/plans/archive", name: "archive" }, yaml: { path: "/plans/import", name: "yaml" }, yml: { path: "/plans/import", name: "yaml" } };

/** The button with what it takes and, when it goes wrong, why. */
export function openFromFile() {
  const file = h("input", { type: "file", accept: ".json,.yaml,.yml", "aria-label": "Tệp kế hoạch", hidden: true });
  const trouble = h("p", { class: "trouble", role: "alert" });
  const go = button({ text: "Mở từ tệp…", kind: "small", onclick: () => file.click() });
  file.addEventListener("change", async () => {
    const chosen = file.files[0];
    if (!chosen) return;
    put(trouble);
    go.disabled = true;
    try {
      const plan = await take(chosen);
      location.hash = `#/ke-hoach/${encodeURIComponent(plan.id)}`;
    } catch (error) {
      put(trouble, `${chosen.name}: ${error.message}`);
      go.focus();
    } finally {
      go.disabled = false;
      file.value = ""; // the same file, mended, may be chosen again
    }
  });
  return h("div", { class: "open-file" }, h("p", { class: "hint" }, "Đã có kế hoạch xuất ra JSON hay tệp trả lời YAML? Mở thành kế hoạch mới, kế hoạch đang có giữ nguyên."), go, file, trouble);
}

async function take(chosen) {
  const way = WAYS[chosen.name.split(".").pop().toLowerCase()];
  if (!way) throw new Error("chỉ nhận tệp .json, .yaml hoặc .yml.");
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await chosen.arrayBuffer());
  } catch {
    throw new Error("không đọc được thành chữ. Lưu lại tệp bằng bảng mã UTF-8 rồi mở lại.");
  }
  return call("POST", way.path, { body: { [way.name]: text } });
}
