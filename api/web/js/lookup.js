/** The search of legal bases: the very điều, khoản, its validity on the plan's date, and a way into the section one works on. */

import { call } from "./api.js";
import { askAnswer } from "./ask.js";
import { button, h, icon, put } from "./dom.js";
import { complain, toast } from "./notices.js";
import { sectionChoice } from "./outline.js";
import { may } from "./session.js";
import { addedTexts } from "./texts.js";
import { date } from "./vi.js";

const TRY = ["thuê dịch vụ công nghệ thông tin", "cấp độ an toàn hệ thống thông tin", "NĐ 45/2020/NĐ-CP", "mức chi cho an toàn thông tin"];

export function showLookup(place, model) {
  const query = h("input", { type: "search", id: "tra-cuu", maxlength: 500, placeholder: "Hỏi bằng lời hoặc gõ số hiệu, có dấu hay không dấu…", autocomplete: "off" });
  const day = h("input", { type: "date", id: "tra-ngay" });
  const inForce = h("input", { type: "checkbox", id: "con-hieu-luc" });
  const target = sectionChoice(model);
  const found = h("div", { class: "hits", "aria-live": "polite" });
  const form = h(
    "form",
    { class: "lookup-form", role: "search" },
    h("div", { class: "field" }, h("label", { for: "tra-cuu" }, "Tìm căn cứ pháp lý"), h("div", { class: "composer-row" }, query, button({ text: "Tìm", glyph: "search", kind: "primary", type: "submit" }), button({ text: "Hỏi", title: "Trả lời bằng các đoạn của luật, khung và kế hoạch này", onclick: () => question() }))),
    h("div", { class: "field-row" },
      h("div", { class: "field" }, h("label", { for: "tra-ngay" }, "Xét hiệu lực vào ngày"), day),
      may("write") && h("div", { class: "field" }, h("label", { for: target.id }, "Chèn vào mục"), target)),
    h("label", { class: "choice" }, inForce, h("span", {}, "Chỉ văn bản còn hiệu lực vào ngày đó")),
  );
  put(place, h("div", { class: "tool" }, h("h2", {}, "Căn cứ pháp lý"), form, found, addedTexts(() => query.value.trim() && ask(query.value.trim()))));
  model.on("head", (head) => (day.value = head.date));
  put(found, suggestions());

  function suggestions() {
    return h("div", { class: "empty" }, h("p", {}, "Kho có các văn bản mà khung nêu và văn bản sau đó. Thử:"), h("div", { class: "buttons" }, TRY.map((words) => button({ text: words, kind: "chip", onclick: () => ask(words) }))));
  }

  let asked = 0;
  async function ask(words) {
    query.value = words;
    const mine = (asked += 1);
    leave();
    put(found, h("p", { class: "loading" }, "Đang tìm…"));
    try {
      const path = `/citations?k=10&q=${encodeURIComponent(words)}${day.value ? `&date=${day.value}` : ""}${inForce.checked ? "&in_force=true" : ""}`;
      const answer = await call("GET", path);
      if (mine !== asked) return;
      put(found, answer.notes.map((text) => h("p", { class: "doubt" }, text)), answer.hits.length ? results(answer.hits, day.value, target, model) : nothing(inForce.checked));
    } catch (error) {
      if (mine === asked) put(found, h("p", { class: "trouble" }, error.message), button({ text: "Thử lại", onclick: () => ask(words) }));
    }
  }
  let leave = () => {};
  function question() {
    const text = query.value.trim();
    if (!text) return query.focus();
    asked += 1;
    leave();
    leave = askAnswer(found, text, day.value, model);
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (query.value.trim()) ask(query.value.trim());
  });
  [day, inForce].forEach((field) => field.addEventListener("change", () => query.value.trim() && ask(query.value.trim())));

  /** "mục này" is the section whose button opened the search. */
  function reveal(section) {
    target.choose(section);
    query.focus();
  }
  return { reveal };
}

const nothing = (narrow) =>
  h("p", { class: "empty" }, "Kho không có quy định nào nói về điều này, nên không đưa căn cứ nào. Thử từ khác hoặc số hiệu văn bản", narrow ? "; hoặc bỏ chọn “chỉ văn bản còn hiệu lực”." : ".");

const results = (hits, day, target, model) => h("ol", { class: "hit-list" }, hits.map((hit) => entry(hit, day, target, model)));

function entry(hit, day, target, model) {
  const valid = hit.status.startsWith("còn hiệu lực");
  return h(
    "li",
    { class: "hit" },
    h("p", { class: "finding-where" }, hit.citation),
    h("p", { class: valid ? "validity good" : "validity bad" }, icon(valid ? "check" : "warn"), h("span", {}, `${day ? `Ngày ${date(day)}: ` : ""}${hit.status}`)),
    h("blockquote", {}, marked(hit.passage, hit.marks)),
    h("p", { class: "hint" }, `Đoạn trên là ${hit.kind}.`, hit.counterparts.length > 0 && ` Xem thêm: ${hit.counterparts.join("; ")}.`),
    h(
      "div",
      { class: "buttons" },
      may("write") && button({ text: "Chèn vào mục này", glyph: "plus", kind: "small", onclick: (event) => insert(event.currentTarget, hit, target, model) }),
      button({ text: "Sao chép trích dẫn", glyph: "copy", kind: "small quiet", onclick: () => copy(hit.citation) }),
    ),
  );
}

async function insert(pressed, hit, target, model) {
  const section = target.value;
  pressed.disabled = true;
  try {
    const path = `${model.base}/sections/${encodeURIComponent(section)}`;
    const now = await call("GET", path);
    await call("POST", `${path}/bases`, { body: { document: hit.document, pinpoint: hit.pinpoint }, headers: { "if-match": now.etag } });
    toast(`Đã chèn ${hit.citation_short} vào ${target.selectedOptions[0].textContent.trim()}.`, { action: { text: "Xem", run: () => model.go.tool("van-ban", section) } });
    await model.refresh();
  } catch (error) {
    complain(error);
  } finally {
    pressed.disabled = false;
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Đã sao chép.");
  } catch {
    toast("Trình duyệt không cho sao chép; bôi đen rồi bấm Ctrl+C.", { kind: "error" });
  }
}

function marked(text, marks) {
  const out = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at) continue;
    out.push(text.slice(at, start), h("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...out, text.slice(at)];
}
