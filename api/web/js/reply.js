/** A reply of the assistant: what it understood, line by line, with a way to correct it; notes; the question that waits. */

import { button, h, icon } from "./dom.js";
import { rowsForm } from "./rows.js";
import { STANDINGS, capital } from "./vi.js";

/** A reply, or null when there is nothing to show. `fresh`: it came just now. */
export function replyNode(reply, model, fresh) {
  const notes = reply.notes.filter(Boolean);
  const parts = [...reply.understood.map((entry) => understoodCard(entry, model)), ...notes.map(note)];
  if (!parts.length && reply.question && !fresh) return asked(reply.question);
  if (!parts.length && !reply.question && reply.text) parts.push(note(reply.text));
  if (!parts.length) return null;
  return h("div", { class: "theirs" }, h("span", { class: "unseen" }, "Trợ lý: "), parts, !fresh && reply.question ? asked(reply.question) : null);
}

const note = (text) => h("p", { class: "note" }, text);

/** A question of the past: one line, so that the answers below it can be read. */
function asked(question) {
  return h("p", { class: "asked" }, question.ask);
}

function understoodCard(entry, model) {
  const uncertain = entry.doubts.length + entry.leftover.length > 0;
  return h(
    "div",
    { class: uncertain ? "understood doubtful" : "understood" },
    h(
      "header",
      {},
      icon(uncertain ? "warn" : "check"),
      h("strong", {}, capital(entry.name)),
      entry.standing !== "given" && h("span", { class: "badge" }, STANDINGS[entry.standing] ?? entry.standing),
      button({ text: "Sửa", label: `Sửa câu trả lời về ${entry.name}`, kind: "link small", onclick: () => model.editAnswer?.(entry.requirement) }),
    ),
    entry.lines.length > 0 && h("ul", {}, entry.lines.map((line) => h("li", {}, line.replace(/^- /, "")))),
    entry.doubts.map((text) => h("p", { class: "doubt" }, text)),
    entry.leftover.length > 0 && h("p", { class: "doubt" }, `${entry.leftover.map((words) => `“${words}”`).join(", ")} chưa rõ thuộc số liệu nào; kế hoạch ghi theo lời đơn vị.`),
  );
}

/** The question that waits, with its example and help. */
export function questionCard(question, model) {
  return h(
    "div",
    { class: "question" },
    h("p", { class: "question-count" }, `Câu ${question.number}/${question.count}`),
    h("p", { class: "question-ask" }, question.ask),
    question.named.length > 0 && h("p", { class: "question-more" }, `Khung nêu tên cho đơn vị: ${question.named.join("; ")}`),
    question.example && !question.example.startsWith("{") && h("p", { class: "question-more" }, h("span", { class: "label" }, "Ví dụ: "), question.example),
    tools(question, model),
    question.help && h("details", {}, h("summary", {}, "Giải thích"), h("p", {}, question.help)),
  );
}

/** What helps to answer this question: its table, filled in inside the conversation. */
function tools(question, model) {
  const asked = question.parts.map((part) => model.requirements.get(part.requirement)).filter((requirement) => requirement?.columns.length);
  if (asked.length !== 1 || question.parts.length !== 1) return null;
  const place = h("div", { class: "buttons" });
  const start = button({ text: "Điền bảng", glyph: "sheet", kind: "small", "aria-expanded": "false", onclick: () => open() });
  place.append(start);
  const open = () => {
    const form = rowsForm(asked[0].columns, question.named.map((name) => ({ [asked[0].columns[0].id]: name })));
    const send = button({ text: "Ghi bảng", kind: "primary small", onclick: () => form.value().length && model.sayRows(asked[0].id, form.value()) });
    place.replaceWith(h("div", { class: "question-form" }, form.node, h("div", { class: "buttons" }, send)));
    form.focus();
  };
  return place;
}
