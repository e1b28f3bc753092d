/** Suggestions to say a section otherwise, sentence by sentence, taken or left; nothing is changed until they are taken. */

import { call, follow, get } from "./api.js";
import { button, h, put } from "./dom.js";
import { difference } from "./versions.js";
import { ORIGINS, capital } from "./vi.js";

/** The box under the text. `take(how, items)` hands the chosen ones over. */
export function rewriting(path, take) {
  const how = h("select", { id: "viet-lai-cach" });
  const own = h("input", { id: "viet-lai-loi", type: "text", maxlength: 500, placeholder: "hoặc dặn bằng lời cho mô hình ngôn ngữ" });
  const ownField = h("div", { class: "field", hidden: true }, h("label", { for: "viet-lai-loi" }, "Lời dặn"), own);
  const list = h("div", { class: "rewrites", "aria-live": "polite" });
  const ask = button({ text: "Gợi ý", kind: "small", onclick: () => propose() });
  const write = button({ text: "Mô hình viết cả mục", kind: "small", hidden: true, onclick: () => writeAll() });
  get("/rewriting/ways").then(({ items, model }) => {
    put(how, items.map((way) => h("option", { value: way.id }, capital(way.label))));
    ownField.hidden = write.hidden = !model;
  }, (error) => put(list, h("p", { class: "trouble" }, error.message)));

  async function propose() {
    const wanted = own.value.trim() || how.value;
    ask.disabled = true;
    put(list, h("p", { class: "loading" }, "Đang xem từng câu…"));
    try {
      const { items } = await call("POST", `${path}/rewrites`, { body: { how: wanted } });
      put(list, items.length ? choices(items, (chosen) => take(wanted, chosen)) : h("p", { class: "hint" }, "Không có câu nào cần viết lại theo cách này."));
    } catch (error) {
      put(list, h("p", { class: "trouble" }, error.message));
    } finally {
      ask.disabled = false;
    }
  }

  /** Sentence by sentence as they come; at the end those of the model are choices, and why the others stay is told. */
  async function writeAll() {
    const coming = h("ul", {});
    const found = [];
    ask.disabled = write.disabled = true;
    put(list, h("p", { class: "loading" }, "Mô hình đang viết từng câu…"), coming);
    const over = (words) => {
      stream?.close();
      ask.disabled = write.disabled = false;
      list.querySelector(".loading")?.remove();
      if (words) list.append(h("p", { class: "trouble", role: "alert" }, words));
      if (found.length) list.append(...choices(found, (chosen) => take("mô hình viết cả mục", chosen)));
      else if (!words) list.append(h("p", { class: "hint" }, "Các câu soạn sẵn được giữ nguyên."));
    };
    const line = (words) => coming.append(h("li", { class: "hint" }, words));
    const tellers = {
      note: (told) => line(told.text),
      ground: (told) => line(`Căn cứ có liên quan: ${told.citation}`),
      sentence: (told) => {
        if (told.suggestion) found.push(told.suggestion);
        line(`${told.text} (${told.suggestion ? ORIGINS.model : told.why})`);
      },
      end: ({ problem }) => over(problem),
    };
    let stream = null;
    try {
      const job = await call("POST", `${path}/writing`, { body: { how: own.value.trim() } });
      stream = follow(`/writing/${encodeURIComponent(job.id)}/events`, tellers, () => over("Mất kết nối khi mô hình đang viết."));
    } catch (error) {
      over(error.message);
    }
  }
  return h(
    "details",
    { class: "writers" },
    h("summary", {}, "Gợi ý viết lại"),
    h("div", { class: "answer-form" }, h("div", { class: "field" }, h("label", { for: "viet-lai-cach" }, "Cách viết lại"), how), ownField, h("div", { class: "buttons tight" }, ask, write), list),
  );
}

function choices(items, take) {
  const boxes = items.map((item, at) => h("input", { type: "checkbox", id: `viet-lai-${at}`, checked: true }));
  return [
    h("ul", {}, items.map((item, at) => h("li", { class: "version" },
      h("label", { class: "choice", for: `viet-lai-${at}` }, boxes[at], h("span", { class: "compared" }, item.diff.map(difference))),
      item.reasons.length > 0 && h("p", { class: "hint" }, item.reasons.join("; ")), item.origin === "model" && h("span", { class: "badge model" }, ORIGINS.model)))),
    h("div", { class: "buttons" }, button({ text: "Nhận câu đã chọn", kind: "small primary", onclick: () => take(items.filter((_, at) => boxes[at].checked).map(({ sentence, after }) => ({ sentence, after }))) })),
  ];
}
