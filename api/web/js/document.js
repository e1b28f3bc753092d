/** The plan as it will be printed: letterhead, opening, sections, annexes; figures and citations can be opened. */

import { block } from "./blocks.js";
import { button, h, put } from "./dom.js";
import { editSection } from "./editor.js";
import { may } from "./session.js";
import { STATES } from "./vi.js";

export function showDocument(place, model) {
  const paper = h("article", { class: "paper", lang: "vi", "aria-label": "Văn bản kế hoạch" });
  put(place, paper);
  put(paper, h("p", { class: "loading" }, "Đang soạn kế hoạch…"));
  let waiting = "";
  model.on("document", (document_) => {
    const at = place.scrollTop;
    put(paper, contents(document_, model));
    place.scrollTop = at;
    if (waiting) reveal(waiting);
  });
  model.on("outline", (outline) => paper.classList.toggle("draft", outline.errors > 0)); // printed, as in Word
  model.on("trouble", (error) => {
    if (error && !model.document) put(paper, h("p", { class: "trouble", role: "alert" }, error.message));
  });

  function reveal(id) {
    const found = document.getElementById(`muc-${id}`);
    waiting = found ? "" : id;
    if (!found) return;
    found.scrollIntoView({ block: "start" });
    found.focus({ preventScroll: true });
    found.classList.remove("shown");
    requestAnimationFrame(() => found.classList.add("shown"));
  }
  return { reveal };
}

/** A frozen text to read, apart from the plan as it stands now; without a model nothing in it can be pressed. */
export const paperOf = (document_, model) => h("article", { class: "paper", lang: "vi", "aria-label": "Văn bản kế hoạch" }, contents(document_, model));

const contents = (document_, model) => [
  letterhead(document_.letterhead),
  document_.opening.map((paragraph) => block(paragraph, model)),
  document_.sections.map((entry) => section(entry, model)),
  closing(document_.letterhead),
  document_.annexes.map((entry) => annex(entry, model)),
];

function letterhead(head) {
  const [year, month, day] = head.date.split("-");
  return h(
    "header",
    { class: "letterhead" },
    h(
      "div",
      { class: "letterhead-unit" },
      head.superior && h("p", {}, head.superior),
      head.issuer_lines.map((line) => h("p", { class: "strong" }, line)),
      h("p", { class: "rule" }, `Số: ${head.number || "      "}/${head.symbol}`),
    ),
    h(
      "div",
      { class: "letterhead-state" },
      h("p", { class: "strong" }, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
      h("p", { class: "strong motto" }, "Độc lập - Tự do - Hạnh phúc"),
      h("p", { class: "place" }, `${head.place}, ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`),
    ),
    h("div", { class: "subject" }, h("h2", {}, head.title), head.subject_lines.map((line) => h("p", { class: "strong" }, line))),
  );
}

const TAGS = { part: "h3", section: "h4", clause: "h5", point: "h6" };

function section(entry, model) {
  const mark = entry.level === "point" ? ")" : ".";
  const title = entry.level === "part" ? [entry.number, h("br"), entry.heading] : [`${entry.number}${mark} ${entry.heading}`];
  return h(
    "section",
    { class: `part ${entry.level}`, id: model ? `muc-${entry.id}` : undefined, tabindex: "-1", "data-section": entry.id },
    h(TAGS[entry.level], {}, title, model && h("span", { class: `dot ${entry.state}`, role: "img", "aria-label": STATES[entry.state], title: STATES[entry.state] })),
    model && may("write") && sectionTools(entry, model),
    entry.blocks.map((each) => block(each, model)),
    entry.children.map((child) => section(child, model)),
  );
}

/** What can be done with a section, beside its heading. */
const sectionTools = (entry, model) =>
  h(
    "div",
    { class: "part-tools" },
    button({ label: `Sửa mục ${entry.heading}`, glyph: "edit", kind: "bare small", onclick: () => editSection(entry.id, model) }),
    button({ label: `Tìm căn cứ cho mục ${entry.heading}`, glyph: "book", kind: "bare small", onclick: () => model.go.tool("can-cu", entry.id) }),
  );

function closing(head) {
  return h(
    "footer",
    { class: "closing" },
    h("div", { class: "recipients" }, h("p", {}, h("em", { class: "strong" }, "Nơi nhận:")), h("ul", {}, head.recipients.map((line, at) => h("li", {}, `- ${line}${at === head.recipients.length - 1 ? "." : ";"}`)))),
    h("div", { class: "signer" }, head.signer_lines.map((line) => h("p", { class: "strong" }, line)), h("p", { class: "strong signature" }, head.signer_name)),
  );
}

function annex(entry, model) {
  return h(
    "section",
    { class: entry.landscape ? "annex landscape" : "annex", id: model ? `muc-${entry.id}` : undefined, tabindex: "-1" },
    h("h3", {}, `Phụ lục${entry.number ? ` ${entry.number}` : ""}`, h("br"), entry.title),
    entry.restricted && h("p", { class: "restricted" }, "Lưu hành hạn chế; có thể xuất thành tệp riêng."),
    entry.blocks.map((each) => block(each, model)),
  );
}
