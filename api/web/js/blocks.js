/** Paragraphs and tables of the plan. A figure, a person's words and a citation are buttons in the running text. */

import { h } from "./dom.js";
import { openSource } from "./sources.js";
import { ORIGINS } from "./vi.js";

export const block = (entry, model) => (entry.type === "table" ? table(entry, model) : paragraph(entry, model));

function paragraph(entry, model) {
  return h(
    "p",
    { class: `text ${entry.style}` },
    entry.mark && h("span", { class: "mark" }, `${entry.mark} `),
    entry.sentences.map((sentence, at) => [at > 0 && " ", sentenceNode(sentence, model)]),
  );
}

function sentenceNode(sentence, model) {
  const props = { class: `sentence ${sentence.origin}`, title: sentence.origin === "composed" ? undefined : `Câu do ${ORIGINS[sentence.origin]} viết` };
  return h("span", props, sentence.spans.map((span) => spanNode(span, sentence, model)));
}

function spanNode(span, sentence, model) {
  if (!model) return span.text;
  if (span.kind === "gap") {
    const requirement = sentence.covers[0]?.[0] ?? "";
    return pressable("gap", span.text, (node) => openSource(node, { kind: "gap", text: span.text, requirement }, model));
  }
  const opens = span.kind === "citation" || span.refs.some((ref) => /^(f\d+|project:)/.test(ref));
  if (!opens) return span.text;
  return pressable(span.kind, span.text, (node) => openSource(node, { kind: span.kind, text: span.text, refs: span.refs, quantity: span.quantity }, model));
}

/** Words that can be pressed yet break over lines as words do; a real button would not. */
export function pressable(kind, text, act) {
  const node = h("span", { class: `ref ${kind}`, role: "button", tabindex: "0", "aria-haspopup": "dialog" }, text);
  node.addEventListener("click", () => act(node));
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act(node);
  });
  return node;
}

function table(entry, model) {
  const total = entry.widths.reduce((sum, width) => sum + width, 0) || 1;
  return h(
    "div",
    { class: "table-frame", tabindex: "0", role: "group", "aria-label": "Bảng" },
    entry.unit_note && h("p", { class: "unit-note" }, entry.unit_note),
    h(
      "table",
      { class: entry.landscape ? "wide" : "" },
      h("colgroup", {}, entry.widths.map((width) => h("col", { style: { width: `${(100 * width) / total}%` } }))),
      h("thead", {}, headerRows(entry.header)),
      h("tbody", {}, entry.rows.map((row) => h("tr", {}, row.map((cell) => cellNode("td", cell, model))))),
      entry.footer.length > 0 && h("tfoot", {}, entry.footer.map((row) => h("tr", {}, row.map((cell) => cellNode("td", cell, model))))),
    ),
  );
}

/** An empty cell below a head belongs to the head above it. */
function headerRows(rows) {
  if (rows.length < 2) return rows.map((row) => h("tr", {}, row.map((cell) => h("th", { scope: "col", colspan: cell.span > 1 ? cell.span : undefined }, cell.text))));
  const [above, below] = rows;
  let column = 0;
  const first = above.map((cell) => {
    const merges = cell.span === 1 && !below[column]?.text;
    column += cell.span;
    return h("th", { scope: cell.span > 1 ? "colgroup" : "col", colspan: cell.span > 1 ? cell.span : undefined, rowspan: merges ? 2 : undefined }, cell.text);
  });
  return [h("tr", {}, first), h("tr", {}, below.filter((cell) => cell.text).map((cell) => h("th", { scope: "col" }, cell.text)))];
}

function cellNode(tag, cell, model) {
  const known = cell.refs.filter((ref) => /^(f\d+|project:)/.test(ref));
  const content = model && known.length && cell.text ? pressable("value", cell.text, (node) => openSource(node, { kind: "value", text: cell.text, refs: known }, model)) : cell.text;
  return h(tag, { class: `${cell.align}${cell.bold ? " strong" : ""}`, colspan: cell.span > 1 ? cell.span : undefined }, content);
}
