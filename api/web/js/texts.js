/** Texts of one's own in the lookup: listed for all who look up, added and taken out by who keeps the server. */

import { call } from "./api.js";
import { button, h, put } from "./dom.js";
import { followJob, namable, progressCard } from "./jobs.js";
import { complain, confirm, toast } from "./notices.js";
import { may } from "./session.js";
import { date } from "./vi.js";

const TAKEN = [".docx", ".doc", ".pdf", ".html", ".htm", ".txt", ".xlsx", ".json"];
const KINDS = { official: "văn bản ban hành", own: "văn bản của đơn vị" };
const READING = "kehoach.texts"; // jobs that a reload finds again

/** The list with, for who may, the ways to add and to take out. `changed()` hears that the lookup finds something else now. */
export function addedTexts(changed = () => {}) {
  const list = h("div", { "aria-live": "polite" });
  const cards = h("div", { class: "hits" });
  const box = h("section", { class: "card texts", "aria-labelledby": "texts-title" }, h("h3", { id: "texts-title" }, "Văn bản tự thêm vào kho"), may("manage") && adding(), cards, list);
  const file = box.querySelector("input[type=file]");

  function adding() {
    const chosen = h("input", { type: "file", multiple: true, accept: TAKEN.join(","), "aria-label": "Văn bản thêm vào kho tra cứu", hidden: true });
    chosen.addEventListener("change", () => {
      [...chosen.files].forEach(upload);
      chosen.value = "";
    });
    return h(
      "div",
      { class: "answer-form" },
      h("p", { class: "hint" }, "Thêm quyết định, quy chế, công văn chưa có trong kho (Word, PDF, HTML, văn bản thuần, Excel); mọi người tra cứu trên máy chủ này đều thấy. Không thêm bí mật nhà nước."),
      h("div", { class: "buttons tight" }, button({ text: "Thêm văn bản…", glyph: "plus", kind: "small", onclick: () => chosen.click() })),
      chosen,
    );
  }

  async function upload(chosen) {
    const card = progressCard(chosen.name);
    const again = () => (card.node.remove(), upload(chosen));
    cards.append(card.node);
    card.say("Đang gửi tệp…", 0);
    try {
      follow(card, await call("POST", `/corpus?name=${namable(chosen.name)}`, { body: chosen }), chosen.name, { text: "Đọc lại", run: again });
    } catch (error) {
      card.fail(error.message, { text: "Thử lại", run: again });
    }
  }

  function follow(card, job, name, again) {
    kept((jobs) => ({ ...jobs, [job.id]: name }));
    const over = () => kept(({ [job.id]: _, ...others }) => others);
    followJob(card, job, { again, over, done: async (result) => {
      toast([`${name}: ${result.message}`, ...result.notes].join(" "));
      await load();
      changed();
    } });
  }

  /** After a reload: what is still being read is followed on. */
  function resume() {
    for (const [id, name] of Object.entries(kept())) {
      const card = progressCard(name);
      cards.append(card.node);
      follow(card, { id, progress: 0 }, name, { text: "Chọn lại tệp", run: () => (card.node.remove(), file?.click()) });
    }
  }

  async function load() {
    try {
      const { items } = await call("GET", "/corpus");
      put(list, items.length ? h("ul", { class: "hit-list" }, items.map(entry)) : h("p", { class: "hint" }, "Chưa có văn bản nào được thêm."));
    } catch (error) {
      put(list, h("p", { class: "trouble", role: "alert" }, error.message), button({ text: "Thử lại", kind: "small", onclick: load }));
    }
  }

  function entry(text) {
    const named = [text.number, text.title].filter(Boolean).join(", ") || text.source;
    return h(
      "li",
      { class: "text-row" },
      h("div", {}, h("p", { class: "finding-where" }, named), h("p", { class: "hint" }, `${KINDS[text.kind]}, tệp ${text.source}, ${text.passages} đoạn, thêm ngày ${date(text.added)}`)),
      may("manage") && button({ label: `Bỏ ${named} khỏi kho`, glyph: "trash", kind: "bare", onclick: () => remove(text, named) }),
    );
  }

  async function remove(text, named) {
    if (!(await confirm("Bỏ văn bản khỏi kho?", `${named}: tra cứu không còn thấy văn bản này. Câu đã chèn vào kế hoạch giữ nguyên.`, "Bỏ khỏi kho"))) return;
    try {
      await call("DELETE", `/corpus?key=${encodeURIComponent(text.key)}`);
      toast(`Đã bỏ ${named} khỏi kho.`);
      changed();
    } catch (error) {
      if (error.status !== 404) return complain(error);
    }
    await load();
    (file?.parentElement.querySelector("button") ?? box).focus();
  }

  load();
  if (may("manage")) resume();
  return box;
}

/** The jobs by id that this window began, {id: file name}; changed by `change`. */
function kept(change) {
  try {
    const jobs = JSON.parse(sessionStorage.getItem(READING) ?? "{}");
    if (!change) return jobs;
    sessionStorage.setItem(READING, JSON.stringify(change(jobs)));
  } catch {
    // not kept: a reload only loses sight of the progress
  }
  return {};
}
