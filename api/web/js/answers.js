/** Every question of the plan with its answer on one page: read, found, changed. */

import { button, h, put } from "./dom.js";
import { STANDINGS, capital, fold } from "./vi.js";

export function showAnswers(place, model) {
  const search = h("input", { type: "search", "aria-label": "Tìm trong câu hỏi và câu trả lời", placeholder: "Tìm, có dấu hay không dấu…" });
  const list = h("ul", { class: "answers" });
  put(place, h("div", { class: "tool" }, h("h2", {}, "Mọi câu trả lời"), search, list));
  const show = () => {
    const words = fold(search.value);
    const asked = model.framework.requirements.filter((requirement) => requirement.asked);
    const rows = asked.map((requirement) => [requirement, model.answers?.get(requirement.id)]);
    const found = rows.filter(([requirement, answer]) => fold(`${requirement.label} ${requirement.ask} ${told(answer)}`).includes(words));
    put(list, found.length ? found.map(([requirement, answer]) => entry(requirement, answer, model)) : h("li", { class: "empty" }, "Không có câu nào như vậy."));
  };
  search.addEventListener("input", show);
  model.on("answers", show);
}

const told = (answer) => (answer ? answer.text || answer.rows.map((row) => Object.values(row).join("; ")).join("\n") : "");

function entry(requirement, answer, model) {
  return h(
    "li",
    { class: "answer" },
    h("p", { class: "finding-where" }, capital(requirement.label)),
    h("p", { class: answer ? "note" : "hint" }, told(answer) || STANDINGS[answer?.standing ?? "unanswered"]),
    answer?.doubts.map((text) => h("p", { class: "doubt" }, text)),
    button({ text: answer ? "Sửa" : "Trả lời", label: `${answer ? "Sửa" : "Trả lời"}: ${requirement.label}`, kind: "link small", onclick: () => model.editAnswer(requirement.id) }),
  );
}
