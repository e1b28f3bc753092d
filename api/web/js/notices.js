/** What the page says in passing, and dialogs that ask. */

import { button, h, put } from "./dom.js";

/** A line at the corner for a few seconds; an error stays until it is closed. `action`: {text, run}. */
export function toast(text, { kind = "", action } = {}) {
  const place = document.getElementById("toasts");
  const note = h(
    "div",
    { class: `toast ${kind}` },
    h("span", {}, text),
    action && button({ text: action.text, kind: "small", onclick: () => (note.remove(), action.run()) }),
    button({ label: "Đóng thông báo", glyph: "close", kind: "bare small", onclick: () => note.remove() }),
  );
  place.append(note);
  // What offers a way back stays long enough to be read and reached by keyboard.
  if (kind !== "error") setTimeout(() => note.remove(), action ? 30_000 : 5000);
  return note;
}

/** A problem said to the person; what they typed is left to whoever calls. */
export const complain = (error) => toast(error.message, { kind: "error" });

/** A modal dialog; resolves with what `finish(value)` was given, undefined when it is closed. */
export function dialog({ title, body, wide = false }) {
  return new Promise((resolve) => {
    let value;
    const box = h("dialog", { class: wide ? "dialog wide" : "dialog", "aria-labelledby": "dialog-title" });
    const finish = (result) => {
      value = result;
      box.close();
    };
    put(
      box,
      h(
        "header",
        {},
        h("h2", { id: "dialog-title" }, title),
        button({ label: "Đóng", glyph: "close", kind: "bare", onclick: () => finish(undefined) }),
      ),
      h("div", { class: "dialog-body" }, body(finish)),
    );
    box.addEventListener("close", () => {
      box.remove();
      resolve(value);
    });
    document.getElementById("layer").append(box);
    box.showModal();
    box.querySelector(".dialog-body :is(input, textarea, .primary)")?.focus();
  });
}

/** Yes or no; true only for the first button. */
export const confirm = (title, text, yes) =>
  dialog({
    title,
    body: (finish) => [
      h("p", {}, text),
      h(
        "div",
        { class: "buttons" },
        button({ text: yes, kind: "primary", onclick: () => finish(true) }),
        button({ text: "Thôi", onclick: () => finish(false) }),
      ),
    ],
  });
