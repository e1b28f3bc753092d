/** The field of the unit: typed with or without diacritics, offered from the framework's list as one types. */

import { call } from "./api.js";
import { h, put } from "./dom.js";
import { fold } from "./vi.js";

/** {node, value(), focus()}: a combobox of units. */
export function unitField() {
  let units = [];
  let shown = [];
  let active = -1;
  const input = h("input", {
    id: "unit", type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", maxlength: 200, required: true,
    "aria-expanded": "false", "aria-controls": "unit-list", "aria-autocomplete": "list", "aria-describedby": "unit-hint",
  });
  const list = h("ul", { id: "unit-list", role: "listbox", class: "combo-list", hidden: true, "aria-label": "Các đơn vị của tỉnh" });
  call("GET", "/units").then((found) => (units = found.items), () => {});

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (unit) => {
    input.value = unit.name;
    close();
  };
  const mark = () => {
    [...list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === active)));
    const row = list.children[active];
    if (row) {
      input.setAttribute("aria-activedescendant", row.id);
      row.scrollIntoView({ block: "nearest" });
    }
  };
  const open = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    shown = units.filter((unit) => unit.id === words.join("") || words.every((word) => fold(unit.name).includes(word))).slice(0, 60);
    put(list, shown.map((unit, at) => h("li", { id: `unit-${at}`, role: "option", "aria-selected": "false", onpointerdown: (event) => (event.preventDefault(), choose(unit)) }, unit.name)));
    list.hidden = !shown.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    active = -1;
  };
  input.addEventListener("input", open);
  input.addEventListener("focus", open);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open();
      active = (active + (event.key === "ArrowDown" ? 1 : -1) + shown.length) % Math.max(shown.length, 1);
      mark();
    } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
      event.preventDefault();
      choose(shown[active]);
    } else if (event.key === "Escape") close();
  });
  const node = h(
    "div",
    { class: "field combo" },
    h("label", { for: "unit" }, "Đơn vị"),
    input,
    list,
    h("p", { class: "hint", id: "unit-hint" }, "Gõ tên hoặc viết tắt, có dấu hay không dấu đều được: so tu phap, UBND huyện Ba Tơ."),
  );
  return { node, value: () => input.value.trim(), focus: () => input.focus() };
}
