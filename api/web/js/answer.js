/** One answer to see and to change: its words, how they are understood while one types, and what to do when two people met. */

import { Problem, call, ifMatch } from "./api.js";
import { button, h, put } from "./dom.js";
import { dialog, toast } from "./notices.js";
import { rowsForm } from "./rows.js";
import { STANDINGS, moment, number } from "./vi.js";

/** Open the editor of a requirement's answer. */
export async function editAnswer(id, model) {
  const requirement = model.requirements.get(id);
  if (!requirement?.asked) return;
  let answer;
  try {
    answer = await call("GET", `${model.base}/answers/${encodeURIComponent(id)}`);
  } catch (error) {
    toast(error.message, { kind: "error" });
    return;
  }
  const saved = await dialog({ title: requirement.label.charAt(0).toUpperCase() + requirement.label.slice(1), wide: requirement.columns.length > 0, body: (finish) => form(requirement, answer, model, finish) });
  if (!saved) return;
  toast("Đã lưu câu trả lời; các mục liên quan đang được soạn lại.");
  model.refresh();
  model.tellAnswered();
  model.askAgain?.().catch(() => {});
}

function form(requirement, answer, model, finish) {
  const table = requirement.columns.length > 0 && (answer.rows.length > 0 || !answer.text);
  let version = answer.version;
  const rows = table ? rowsForm(requirement.columns, answer.rows) : null;
  const text = h("textarea", { rows: 4, maxlength: 20000, "aria-label": "Câu trả lời", value: answer.text });
  const reading = h("div", { class: "reading", "aria-live": "polite" });
  const trouble = h("div", { class: "trouble", role: "alert" });
  const body = () => (rows ? { rows: rows.value() } : { text: text.value.trim() });

  async function preview() {
    const told = body();
    if (rows ? !told.rows.length : !told.text) return put(reading);
    try {
      put(reading, readingLines(await call("POST", `${model.base}/answers/${encodeURIComponent(requirement.id)}/reading`, { body: told })));
    } catch (error) {
      put(reading, error instanceof Problem ? h("p", { class: "doubt" }, error.message) : "");
    }
    return undefined;
  }
  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(preview, 350);
  };
  (rows ? rows.node : text).addEventListener("input", later);
  preview();

  async function save() {
    const told = body();
    if (rows ? !told.rows.length : !told.text) return put(trouble, "Chưa ghi gì. Không có thật thì bấm “không có”; chưa biết thì bấm “chưa có số liệu”.");
    return send(told);
  }
  async function send(told) {
    put(trouble);
    try {
      await call("PUT", `${model.base}/answers/${encodeURIComponent(requirement.id)}`, { body: told, headers: version ? ifMatch(version) : {} });
      finish(true);
    } catch (error) {
      if (error.kind === "conflict" && error.theirs) {
        version = error.theirs.version;
        put(trouble, conflict(error.theirs));
      } else put(trouble, error.message);
    }
  }
  const node = h(
    "form",
    { class: "answer-form" },
    h("p", { class: "question-ask" }, requirement.ask),
    requirement.help && h("p", { class: "hint" }, requirement.help),
    rows ? rows.node : text,
    !rows && requirement.example && !requirement.example.startsWith("{") && h("p", { class: "hint" }, `Ví dụ: ${requirement.example}`),
    reading,
    trouble,
    answer.said_at && h("p", { class: "hint" }, `Trả lời gần nhất: ${[answer.said_by, moment(answer.said_at)].filter(Boolean).join(", ")}`),
    h(
      "div",
      { class: "buttons" },
      button({ text: "Lưu", kind: "primary", type: "submit" }),
      ["không có", "chưa có số liệu"].map((words) => button({ text: words, kind: "chip", onclick: () => send({ text: words }) })),
      button({ text: "Thôi", onclick: () => finish(false) }),
    ),
  );
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  setTimeout(() => (rows ? rows.focus() : text.focus()));
  return node;
}

function conflict(theirs) {
  return [
    h("p", {}, `Trong lúc bạn sửa, ${theirs.said_by || "người khác"} đã trả lời câu này. Lời của bạn vẫn ở trên; lời vừa được ghi là:`),
    h("blockquote", {}, theirs.text || theirs.rows.map((row) => Object.values(row).join("; ")).join("\n")),
    h("p", {}, "Sửa lời của bạn cho đủ cả hai rồi bấm “Lưu” lần nữa; bản kia vẫn còn trong lịch sử."),
  ];
}

/** How words are read: values with the words they came from, then what is unclear. */
export function readingLines(reading) {
  return [
    reading.standing !== "given" && h("p", {}, `Hiểu là: ${STANDINGS[reading.standing] ?? reading.standing}.`),
    reading.values.length > 0 &&
      h("ul", { class: "values" }, reading.values.map((value) => h("li", {}, h("strong", {}, `${number(value.value)}${value.unit === "%" ? "%" : value.unit ? ` ${value.unit}` : ""}`), value.words && value.words !== value.value && h("span", { class: "hint" }, ` từ “${value.words}”`)))),
    reading.doubts.map((text) => h("p", { class: "doubt" }, text)),
    reading.leftover.map((words) => h("p", { class: "doubt" }, `“${words}” chưa rõ thuộc số liệu nào.`)),
  ];
}
