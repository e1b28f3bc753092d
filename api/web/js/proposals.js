/** What the assistant suggests and nobody has said: outside the plan until a person takes it. */

import { call } from "./api.js";
import { button, h, put } from "./dom.js";
import { complain, toast } from "./notices.js";
import { may } from "./session.js";

const GROUPS = [
  ["milestone", "Mốc từng năm của mục tiêu"],
  ["split", "Phân kỳ kinh phí"],
  ["task", "Nhiệm vụ cho chỗ còn thiếu"],
  ["area", "Nhóm nhiệm vụ của dự án"],
  ["", "Đề xuất khác"],
];

export function showProposals(place, model) {
  const list = h("div", { class: "tool" });
  put(place, list);
  put(list, h("p", { class: "loading" }, "Đang tải đề xuất…"));
  model.on("proposals", ({ items }) => {
    const taken = new Set();
    put(
      list,
      h("h2", {}, "Đề xuất"),
      h("p", { class: "hint" }, "Trợ lý nêu để tham khảo; chưa có trong kế hoạch. Nhận thì thành số liệu của đơn vị, ghi rõ ai nhận. Bỏ thì không nêu lại."),
      items.length === 0 && h("p", { class: "empty" }, "Không có đề xuất nào đang chờ. Đề xuất hiện ra khi có mục tiêu, dự án hoặc chỗ còn thiếu để gợi ý."),
      GROUPS.map(([kind, title]) => {
        const mine = items.filter((item) => !taken.has(item.id) && (kind === "" || item.id.startsWith(`${kind}:`)));
        mine.forEach((item) => taken.add(item.id));
        return mine.length > 0 && group(title, mine, model);
      }),
    );
  });
}

function group(title, items, model) {
  return h(
    "section",
    { class: "findings" },
    h("div", { class: "group-head" }, h("h3", {}, `${title} (${items.length})`), may("write") && items.length > 1 && button({ text: `Nhận cả ${items.length}`, kind: "small", onclick: (event) => decide(event.currentTarget, items, "accept", model) })),
    h("ul", {}, items.map((item) => entry(item, model))),
  );
}

function entry(item, model) {
  return h(
    "li",
    { class: "finding proposal" },
    h("p", {}, item.text),
    may("write") && h("div", { class: "buttons" },
      button({ text: "Nhận", kind: "small primary", "aria-label": `Nhận: ${item.text}`, onclick: (event) => decide(event.currentTarget, [item], "accept", model) }),
      button({ text: "Bỏ", kind: "small", "aria-label": `Bỏ: ${item.text}`, onclick: (event) => decide(event.currentTarget, [item], "decline", model) })),
  );
}

/** One after the other: each becomes a fact of its own. */
async function decide(pressed, items, what, model) {
  pressed.disabled = true;
  let done = 0;
  try {
    for (const item of items) {
      await call("POST", `${model.base}/proposals/${encodeURIComponent(item.id)}/${what}`);
      done += 1;
      if (items.length > 1) pressed.textContent = `${done}/${items.length}…`;
    }
    toast(what === "accept" ? `Đã nhận ${done} đề xuất vào kế hoạch.` : "Đã bỏ; đề xuất này không nêu lại.");
  } catch (error) {
    complain(error);
  }
  await model.refresh();
}
