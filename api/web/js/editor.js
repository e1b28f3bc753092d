/** One section to edit: its text, what is older than its facts, who wrote each sentence, earlier versions, two people at once. */

import { call } from "./api.js";
import { button, h, put } from "./dom.js";
import { dialog, toast } from "./notices.js";
import { rewriting } from "./rewrite.js";
import { versionList } from "./versions.js";
import { ORIGINS } from "./vi.js";

const kept = (model, id) => `kehoach.section.${model.id}.${id}`;

/** Open the editor of a section; the page follows what was saved. */
export async function editSection(id, model) {
  const path = `${model.base}/sections/${encodeURIComponent(id)}`;
  let section;
  try {
    section = await call("GET", path);
  } catch (error) {
    toast(error.message, { kind: "error" });
    return;
  }
  await dialog({ title: `${section.number}${section.level === "point" ? ")" : "."} ${section.heading}`, wide: true, body: (finish) => editor(section, path, model, finish) });
}

function editor(section, path, model, finish) {
  let now = section;
  let saved = section.text;
  const text = h("textarea", { id: "chu-muc", rows: 12, maxlength: 60000, class: "section-text", "aria-describedby": "chu-muc-hint", value: remembered(kept(model, section.id)) ?? section.text });
  text.setSelectionRange(0, 0); // read from the beginning
  const trouble = h("div", { class: "trouble", role: "alert" });
  const beside = h("div", { class: "section-beside" });
  const save = button({ text: "Lưu", kind: "primary", type: "submit" });

  /** The section as the server has it after a change: text, notes and versions follow. */
  function took(fresh, words) {
    now = fresh;
    saved = fresh.text;
    text.value = fresh.text;
    forget(kept(model, section.id));
    put(trouble);
    toast(words);
    show();
    model.refresh();
  }

  function show() {
    put(
      beside,
      now.stale.length > 0 && staleCard(now.stale, (take) => change("POST", "/renew", { take }, take === "mine" ? "Đã giữ câu của bạn." : "Đã lấy câu mới soạn.")),
      writers(now),
      rewriting(path, (how, items) => items.length && change("POST", "/rewrites/take", { how, items }, `Đã nhận ${items.length} câu viết lại.`)),
      versionList(path, now, (version) => change("POST", `/versions/${version}/restore`, undefined, version ? `Đã trở lại bản ${version}.` : "Đã trở lại bản soạn sẵn.")),
    );
  }

  async function change(method, below, body, words) {
    save.disabled = true;
    try {
      took(await call(method, path + below, { body, headers: { "if-match": now.etag } }), words);
      return true;
    } catch (error) {
      if (error.kind === "conflict" && error.theirs) {
        now = error.theirs;
        put(trouble, conflict(error.theirs, text));
        show();
      } else put(trouble, error.message);
      return false;
    } finally {
      save.disabled = false;
    }
  }

  const form = h(
    "form",
    { class: "answer-form" },
    h("label", { for: "chu-muc" }, "Chữ của mục"),
    text,
    h("p", { class: "hint", id: "chu-muc-hint" }, "Mỗi dòng một đoạn, dấu đầu dòng (“- ”, “1. ”, “a) ”) gõ ở đầu. Dòng ⟦Bảng…⟧ là chỗ của bảng, để nguyên. Câu không sửa vẫn tự đổi theo số liệu; câu bạn sửa thì giữ nguyên lời bạn. Con số chưa có ai cung cấp sẽ thành lỗi ở phần Kiểm tra. Ctrl+Enter để lưu."),
    trouble,
    h("div", { class: "buttons" }, save, button({ text: "Đóng", onclick: () => finish() })),
  );
  text.addEventListener("input", () => (text.value === saved ? forget(kept(model, section.id)) : remember(kept(model, section.id), text.value)));
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change("PUT", "", { text: text.value }, "Đã lưu mục này.");
  });
  if (text.value !== section.text) put(trouble, "Đây là chữ bạn đã gõ lần trước mà chưa lưu. ", button({ text: "Bỏ, lấy bản đang có", kind: "small", onclick: () => ((text.value = now.text), forget(kept(model, section.id)), put(trouble)) }));
  show();
  setTimeout(() => text.focus());
  return h("div", { class: "section-editor" }, form, beside);
}

function conflict(theirs, text) {
  return [
    h("p", {}, "Trong lúc bạn sửa, mục này đã có bản mới. Lời của bạn vẫn ở ô trên; bản vừa được lưu là:"),
    h("blockquote", {}, theirs.text),
    h("p", {}, "Sửa ô trên cho đủ cả hai rồi bấm “Lưu” lần nữa; bản kia vẫn còn trong các bản đã lưu."),
    h("div", { class: "buttons" }, button({ text: "Thay ô trên bằng bản kia", kind: "small", onclick: () => (text.value = theirs.text) })),
  ];
}

function staleCard(pairs, take) {
  return h(
    "section",
    { class: "card stale", "aria-labelledby": "stale-title" },
    h("h3", { id: "stale-title" }, "Số liệu đã đổi sau khi bạn sửa"),
    pairs.map((pair) => h("div", { class: "pair" }, h("p", { class: "hint" }, "Câu của bạn"), h("blockquote", {}, pair.yours || "(bạn đã bỏ câu này)"), h("p", { class: "hint" }, "Câu soạn theo số liệu mới"), h("blockquote", {}, pair.composed || "(không còn câu này)"))),
    h("div", { class: "buttons" }, button({ text: "Lấy câu mới soạn", kind: "small primary", onclick: () => take("composed") }), button({ text: "Giữ câu của tôi", kind: "small", onclick: () => take("mine") })),
  );
}

/** Who wrote each sentence. */
function writers(section) {
  const sentences = section.blocks.flatMap((block) => block.sentences ?? []);
  if (!sentences.length) return null;
  return h(
    "details",
    { class: "writers", open: sentences.some((each) => each.origin !== "composed") },
    h("summary", {}, "Ai viết từng câu"),
    h("ul", {}, sentences.map((each) => h("li", {}, h("span", { class: `badge ${each.origin}` }, ORIGINS[each.origin]), " ", each.spans.map((span) => span.text).join("")))),
  );
}

function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key, text) {
  try {
    localStorage.setItem(key, text);
  } catch {
    // not kept, still in the field
  }
}

function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}
