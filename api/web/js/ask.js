/** A question answered as it comes: the passages that bear on it, then a model's sentences, each with the numbers of its passages. */

import { call, follow } from "./api.js";
import { button, h, put } from "./dom.js";
import { date } from "./vi.js";

/** Answer into `place`; gives the way to leave it. The browser takes the stream up again by itself where it broke. */
export function askAnswer(place, text, day, model) {
  const answer = h("div", { class: "asked" });
  const notes = h("div", {});
  const passages = h("ol", { class: "hit-list" });
  const waiting = h("p", { class: "loading" }, "Đang tìm trong kho văn bản…");
  put(place, waiting, answer, notes, passages);
  let stream = null;
  let left = false;

  const tell = {
    note: ({ text: words }) => notes.append(h("p", { class: "hint" }, words)),
    refused: ({ text: words }) => notes.append(h("p", { class: "empty" }, `${words} Thử hỏi bằng từ khác, hoặc tìm bằng số hiệu văn bản.`)),
    statement: (statement) => passages.append(passage(statement, day)),
    sentence: ({ text: words, numbers }) => answer.append(h("p", {}, `${words} `, numbers.map((number) => h("a", { href: `#doan-${number}`, onclick: (event) => (event.preventDefault(), document.getElementById(`doan-${number}`)?.scrollIntoView({ block: "center" })) }, `[${number}]`)))),
    end: ({ problem }) => {
      close();
      if (problem) failed(problem);
    },
  };

  function close() {
    left = true;
    stream?.close();
    waiting.remove();
  }

  function failed(words) {
    notes.append(h("p", { class: "trouble", role: "alert" }, words), button({ text: "Hỏi lại", onclick: () => askAnswer(place, text, day, model) }));
  }

  async function begin() {
    const job = await call("POST", `${model.base}/questions`, { body: { text, ...(day && { date: day }) } });
    if (left) return;
    stream = follow(`/questions/${encodeURIComponent(job.id)}/events`, tell, () => left || (close(), failed("Mất kết nối khi đang trả lời.")));
  }
  begin().catch((error) => {
    if (left) return;
    close();
    failed(error.message);
  });
  return close;
}

const passage = (statement, day) =>
  h(
    "li",
    { class: "hit", id: `doan-${statement.number}` },
    h("p", { class: "finding-where" }, `[${statement.number}] ${statement.source === "plan" ? `Kế hoạch này, ${statement.citation}` : statement.citation}`),
    statement.status && h("p", { class: "hint" }, `${day ? `Ngày ${date(day)}: ` : ""}${statement.status}`),
    h("blockquote", {}, statement.text),
  );
