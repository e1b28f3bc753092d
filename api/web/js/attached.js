/** What a file may tell the plan: piece by piece with its place in the file, taken by a person, never by itself. */

import { call } from "./api.js";
import { button, h, put } from "./dom.js";
import { capital } from "./vi.js";

/** The suggestions of the message `seq`; read when they are first looked at. `open`: at once. */
export function attachedCard(seq, model, open) {
  const summary = h("summary", {}, "Các mục đọc được từ tệp");
  const body = h("div", { class: "attached-body" });
  const card = h("details", { class: "attached", open }, summary, body);
  let picked = null; // numbers of what is chosen; kept when the list is read anew
  let shown = ""; // what the list was made of
  let unfolded = null; // whether the guesses are looked at

  async function read() {
    try {
      show(await call("GET", `${model.base}/attachments/${seq}`));
    } catch (error) {
      put(body, h("p", { class: "trouble", role: "alert" }, error.message), button({ text: "Thử lại", kind: "small", onclick: read }));
    }
  }

  function show({ name, items }) {
    if (shown === JSON.stringify(items)) return;
    shown = JSON.stringify(items);
    const inside = body.contains(document.activeElement);
    const waiting = items.filter((item) => item.state !== "taken");
    const first = picked === null;
    picked = new Set(waiting.filter((item) => (first ? item.sure && item.state === "open" : picked.has(item.number))).map((item) => item.number));
    const told = items.filter((item) => item.sure);
    const guessed = items.filter((item) => !item.sure);
    const taken = items.length - waiting.length;
    put(summary, `${name}: ${items.length} mục${taken ? `, đã ghi ${taken}` : ""}`);
    const take = button({ kind: "small primary", onclick: () => write() });
    const count = () => {
      put(take, picked.size ? `Ghi ${picked.size} mục đã chọn` : "Chưa chọn mục nào");
      take.disabled = picked.size === 0;
    };
    const list = (entries) => h("ul", {}, entries.map((item) => entry(item, name, count)));
    unfolded ??= told.length === 0;
    put(
      body,
      told.length > 0 && list(told),
      guessed.length > 0 && h("details", { open: unfolded, ontoggle: (event) => (unfolded = event.target.open) }, h("summary", {}, `${guessed.length} mục đoán từ câu văn hoặc chưa rõ, chưa chọn sẵn`), list(guessed)),
      waiting.length > 0 && h("div", { class: "buttons" }, take),
    );
    count();
    if (inside) summary.focus();
  }

  function entry(item, name, count) {
    const id = `tep-${seq}-${item.number}`;
    const change = (event) => {
      if (event.target.checked) picked.add(item.number);
      else picked.delete(item.number);
      count();
    };
    return h(
      "li",
      { class: `suggestion ${item.state}` },
      h("input", { type: "checkbox", id, checked: item.state === "taken" || picked.has(item.number), disabled: item.state === "taken", onchange: change, "aria-describedby": `${id}-more` }),
      h(
        "div",
        {},
        h("label", { for: id }, capital(item.name), item.state === "taken" && h("span", { class: "badge" }, "đã ghi")),
        h(
          "div",
          { id: `${id}-more` },
          item.lines.map((line) => h("p", {}, line.replace(/^- /, ""))),
          item.doubts.map((text) => h("p", { class: "doubt" }, text)),
          item.state === "other" && h("p", { class: "doubt" }, `Kế hoạch đang ghi: “${short(item.now)}”. Chọn mục này thì thay.`),
          h("p", { class: "hint" }, `${capital(item.place)}${item.table ? "" : `: “${short(item.words)}”`}`),
        ),
      ),
    );
  }

  async function write() {
    const chosen = [...picked].sort((a, b) => a - b);
    picked = new Set();
    await model.exchange(`Ghi ${chosen.length} mục từ tệp.`, (headers) => call("POST", `${model.base}/attachments/${seq}/take`, { body: { chosen }, headers }));
    await read();
  }

  card.addEventListener("toggle", () => card.open && body.children.length === 0 && read());
  model.on("answers", () => card.isConnected && card.open && body.children.length > 0 && read());
  return card;
}

const short = (text) => (text.length > 160 ? `${text.slice(0, 160)}…` : text);
