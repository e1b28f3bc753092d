/** Questions given to those who know the figures: given and taken back by who drafts, answered by whom they were given to. */

import { call } from "./api.js";
import { button, h, put } from "./dom.js";
import { complain, toast } from "./notices.js";
import { STANDINGS, capital } from "./vi.js";

/** The card with which who drafts gives questions to people of the unit. */
export function givenQuestions(model) {
  const list = h("ul", { class: "given" });
  const question = h("select", { id: "giao-cau", required: true }, model.framework.requirements.filter((each) => each.asked).map((each) => h("option", { value: each.id }, capital(each.label))));
  const person = h("input", { id: "giao-ai", type: "text", maxlength: 80, required: true, autocomplete: "off", placeholder: "tên đăng nhập" });
  const trouble = h("p", { class: "trouble", role: "alert" });
  const form = h(
    "form",
    { class: "card", "aria-labelledby": "given-title" },
    h("h3", { id: "given-title" }, "Giao câu hỏi cho đầu mối số liệu"),
    h("p", { class: "hint" }, "Đầu mối chỉ thấy câu được giao, không thấy phần còn lại của kế hoạch."),
    list,
    h("div", { class: "field" }, h("label", { for: "giao-cau" }, "Câu hỏi"), question),
    h("div", { class: "field" }, h("label", { for: "giao-ai" }, "Giao cho"), person),
    trouble,
    h("div", { class: "buttons" }, button({ text: "Giao", kind: "small primary", type: "submit" })),
  );
  const at = (id, who) => `${model.base}/given/${encodeURIComponent(id)}/${encodeURIComponent(who)}`;
  async function load() {
    const { items } = await call("GET", `${model.base}/given`);
    put(list, items.map((item) => h("li", {}, h("span", {}, `${item.person}: ${item.ask}`), button({ label: `Thôi giao cho ${item.person}`, glyph: "close", kind: "bare small", onclick: () => call("DELETE", at(item.requirement, item.person)).then(load, complain) }))));
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    put(trouble);
    try {
      await call("PUT", at(question.value, person.value.trim()));
      toast("Đã giao câu hỏi.");
      await load();
    } catch (error) {
      put(trouble, error.message);
    }
  });
  load().catch(complain);
  return form;
}

/** What somebody sees who only answers: their own questions with what was answered. */
export function showGiven(place, model) {
  const list = h("ul", { class: "answers" });
  put(place, h("div", { class: "tool" }, h("h2", {}, "Câu hỏi giao cho bạn"), list));
  const load = async () => {
    try {
      const { items } = await call("GET", `${model.base}/given`);
      const answers = await Promise.all(items.map((item) => call("GET", `${model.base}/answers/${encodeURIComponent(item.requirement)}`)));
      put(list, items.length ? items.map((item, index) => entry(item, answers[index], model)) : h("li", { class: "empty" }, "Chưa có câu hỏi nào được giao cho bạn. Người soạn kế hoạch của đơn vị giao thì câu hỏi hiện ở đây."));
    } catch (error) {
      put(list, h("li", { class: "trouble", role: "alert" }, error.message), h("li", {}, button({ text: "Thử lại", onclick: load })));
    }
  };
  model.on("answered", load);
  load();
}

function entry(item, answer, model) {
  const told = answer.text || answer.rows.map((row) => Object.values(row).join("; ")).join("\n");
  return h(
    "li",
    { class: "answer" },
    h("p", { class: "finding-where" }, item.ask),
    h("p", { class: told ? "note" : "hint" }, told || STANDINGS[answer.standing]),
    answer.doubts.map((text) => h("p", { class: "doubt" }, text)),
    button({ text: told ? "Sửa" : "Trả lời", label: `${told ? "Sửa" : "Trả lời"}: ${item.ask}`, kind: "small primary", onclick: () => model.editAnswer(item.requirement) }),
  );
}
