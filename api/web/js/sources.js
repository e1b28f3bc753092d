/** Where a piece of the text comes from, in a small window beside it: the officer's words, the sum, or the provision. */

import { call } from "./api.js";
import { button, h, put } from "./dom.js";
import { popover } from "./popover.js";
import { date, moment, number } from "./vi.js";

/** `source`: {kind, text, refs, requirement, quantity}; `quantity`: the id of a computed figure. */
export function openSource(anchor, source, model) {
  const box = popover(anchor, { title: TITLES[source.kind] ?? "Nguồn" });
  put(box.body, h("p", { class: "loading" }, "Đang tìm…"));
  fill(source, model, box).then(
    (nodes) => put(box.body, nodes),
    (error) => put(box.body, h("p", { class: "trouble", role: "alert" }, error.message)),
  ).finally(box.place);
}

const TITLES = { value: "Con số này từ đâu", words: "Lời của đơn vị", citation: "Căn cứ", gap: "Chỗ còn thiếu" };

async function fill(source, model, box) {
  if (source.kind === "gap") return gap(source, model, box);
  if (source.kind === "citation") return citation(source, model);
  const facts = source.refs.filter((ref) => /^f\d+$/.test(ref));
  const [figure, ...origins] = await Promise.all([
    source.quantity && call("GET", `${model.base}/figures/${encodeURIComponent(source.quantity)}`),
    ...facts.slice(0, 12).map((id) => call("GET", `${model.base}/facts/${id}`)),
  ]);
  const rows = (model.projects?.items ?? []).filter((project) => source.refs.includes(`project:${project.row}`));
  const computed = figure?.how === "computed";
  return [
    computed && formula(figure),
    facts.length > 1 && h("p", {}, `Rút ra từ ${facts.length} số liệu đã trả lời:`),
    byAnswer(origins).map((group) => told(group, model)),
    rows.length > 0 && !(computed && figure.inputs.some((input) => input.quantity.startsWith("project:"))) && [h("p", {}, "Tính từ bảng dự án, triệu đồng:"), h("ul", {}, rows.map((project) => h("li", {}, `${project.name}: ${project.total === null ? "chưa có" : number(project.total)}`)))],
  ];
}

/** How a computed figure comes about: the sum with its numbers put in, and what each number is. */
function formula(figure) {
  const sum = /\d/.test(figure.formula);
  return h(
    "div",
    { class: "formula" },
    h("p", { class: "origin-about" }, `${figure.label}: ${sum ? "tính theo công thức" : figure.formula}`),
    sum && h("p", { class: "formula-sum" }, `${figure.formula} = ${figure.value}`),
    figure.inputs.length > 0 && h("dl", {}, figure.inputs.map((input) => h("div", {}, h("dt", {}, input.label), h("dd", {}, input.value)))),
  );
}

/** The provision that a citation names, with its validity on the plan's date. */
async function citation(source, model) {
  const [document_, pinpoint] = source.refs;
  const found = await call("GET", `/citations?k=10&date=${model.head.date}&q=${encodeURIComponent(source.text.slice(0, 400))}`);
  const hits = found.hits.filter((hit) => hit.document === document_);
  const hit = hits.find((each) => each.pinpoint === pinpoint) ?? hits[0];
  if (!hit) return [h("p", {}, source.text), h("p", { class: "origin-who" }, "Kho chưa có tóm lược của văn bản này.")];
  return [
    h("p", { class: "origin-about" }, hit.citation),
    h("p", {}, `Hiệu lực vào ngày ${date(model.head.date)}: ${hit.status}`),
    h("blockquote", {}, hit.passage),
    h("p", { class: "origin-who" }, `Đoạn trên là ${hit.kind}.`),
  ];
}

/** Facts read from one answer stand together. */
function byAnswer(origins) {
  const groups = new Map();
  for (const origin of origins) {
    const key = `${origin.fact.source}\n${origin.told}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(origin);
  }
  return [...groups.values()];
}

function told(group, model) {
  const { fact, told: words } = group[0];
  const requirement = model.requirements.get(fact.source);
  return h(
    "div",
    { class: "origin" },
    requirement && h("p", { class: "origin-about" }, requirement.label),
    h("blockquote", {}, marked(words, group.map((origin) => origin.fact))),
    h("p", { class: "origin-who" }, [fact.said_by || "Người soạn", fact.said_at && `, ${moment(fact.said_at)}`, origin(fact)]),
  );
}

const ORIGIN_WORDS = { proposal: () => " · nhận từ đề xuất của trợ lý", correction: () => " · đã sửa lại", file: (place) => ` · từ tệp ${place}` };

function origin(fact) {
  const [kind, ...rest] = fact.origin.split(":");
  return ORIGIN_WORDS[kind]?.(rest.join(":"));
}

/** The answer with the words that the figures were read from marked. */
function marked(words, facts) {
  const cuts = facts.filter((fact) => fact.end > fact.start && fact.end <= words.length).sort((a, b) => a.start - b.start);
  const out = [];
  let at = 0;
  for (const { start, end } of cuts) {
    if (start < at) continue;
    out.push(words.slice(at, start), h("mark", {}, words.slice(start, end)));
    at = end;
  }
  return [...out, words.slice(at)];
}

function gap(source, model, box) {
  const requirement = model.requirements.get(source.requirement);
  return [
    h("p", {}, source.text),
    requirement?.ask && h("p", { class: "origin-about" }, requirement.ask),
    h("p", { class: "origin-who" }, "Chỗ này để ngỏ cho đến khi có người trả lời; trợ lý không điền thay."),
    requirement?.asked && h("div", { class: "buttons" }, button({ text: "Trả lời", kind: "primary small", onclick: () => (box.close(), model.editAnswer?.(source.requirement)) })),
  ];
}
