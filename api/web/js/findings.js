/** What the checks found, errors first; each leads to its answer and to its place in the text. */

import { button, h, put } from "./dom.js";
import { editSection } from "./editor.js";
import { may } from "./session.js";
import { SEVERITIES } from "./vi.js";

export function showFindings(place, model) {
  const list = h("div", { class: "tool" });
  put(place, list);
  put(list, h("p", { class: "loading" }, "Đang kiểm tra…"));
  model.on("findings", (found) => {
    put(
      list,
      h("h2", {}, "Kết quả kiểm tra"),
      found.items.length === 0 && h("p", { class: "empty" }, "Không có gì phải sửa."),
      Object.entries(SEVERITIES).map(([severity, title]) => group(title, found.items.filter((item) => item.severity === severity), model)),
    );
  });
}

function group(title, items, model) {
  if (!items.length) return null;
  return h("section", { class: "findings" }, h("h3", {}, `${title} (${items.length})`), h("ul", {}, items.map((item) => entry(item, model))));
}

/** The remedy without the codes that the command line speaks in. */
const plain = (item) => (item.requirement ? item.hint.replaceAll(item.requirement, "câu này") : item.hint).replace(/Nhận bằng accept: \[[^\]]*\]\.?/, "Nhận hoặc bỏ ở phần Đề xuất.");

function entry(item, model) {
  const requirement = model.requirements.get(item.requirement);
  return h(
    "li",
    { class: `finding ${item.severity}` },
    h("p", { class: "finding-where" }, item.where.replace(/\s*\([a-z0-9_.-]+\)$/, "")),
    h("p", {}, item.message),
    item.hint && h("p", { class: "hint" }, plain(item)),
    item.basis && h("p", { class: "hint" }, `Căn cứ: ${item.basis}`),
    h(
      "div",
      { class: "buttons" },
      requirement?.asked && button({ text: "Sửa câu trả lời", kind: "small", onclick: () => model.editAnswer(item.requirement) }),
      item.row && !item.requirement && button({ text: "Mở dòng dự án", kind: "small", onclick: () => model.go.tool("du-an", item.row) }),
      /accept: \[/.test(item.hint) && button({ text: "Mở Đề xuất", kind: "small", onclick: () => model.go.tool("de-xuat") }),
      !requirement?.asked && item.section && may("write") && button({ text: "Sửa mục này", kind: "small", onclick: () => editSection(item.section, model) }),
      item.section && button({ text: "Xem trong văn bản", kind: "small quiet", onclick: () => model.go.tool("van-ban", item.section) }),
    ),
  );
}
