/** The tools at the right as tabs, those that the person's role has. */

import { button, h, put } from "./dom.js";
import { showAnswers } from "./answers.js";
import { showDocument } from "./document.js";
import { showFindings } from "./findings.js";
import { showGiven } from "./given.js";
import { showLife } from "./life.js";
import { showLookup } from "./lookup.js";
import { showProjects } from "./projects.js";
import { showProposals } from "./proposals.js";
import { may, session } from "./session.js";

const ALL = [
  { id: "van-ban", text: "Văn bản", glyph: "page", show: showDocument, phone: true, needs: "read" },
  { id: "du-an", text: "Dự án", glyph: "sheet", show: showProjects, phone: true, needs: "read" },
  {
    id: "kiem-tra", text: "Kiểm tra", glyph: "check", show: showFindings, phone: true, needs: "read",
    count: (model, show) => model.on("findings", (found) => show(found.errors, `${found.errors} lỗi`)),
  },
  {
    id: "de-xuat", text: "Đề xuất", glyph: "bulb", show: showProposals, needs: "read", calm: true,
    count: (model, show) => model.on("proposals", (found) => show(found.items.length, `${found.items.length} đề xuất`)),
  },
  { id: "can-cu", text: "Căn cứ", glyph: "book", show: showLookup, needs: "read" },
  { id: "so-lieu", text: "Câu trả lời", glyph: "data", show: showAnswers, needs: "read" },
  { id: "duoc-giao", text: "Câu được giao", glyph: "data", show: showGiven, phone: true, needs: "answer", only: "dau-moi" },
  { id: "ho-so", text: "Hồ sơ", glyph: "list", show: showLife, needs: "frozen" },
];

/** The tools that this person's role has. */
export const tabs = () => ALL.filter((tab) => may(tab.needs) && (!tab.only || tab.only === session().role));

/** Tabs in `place`: {open(id, detail)}. A tool is made when it is first opened and kept. */
export function tabView(place, model, { chosen }) {
  const TABS = tabs();
  const made = new Map();
  const bar = h("div", { class: "tabs", role: "tablist", "aria-label": "Công cụ" });
  const panels = h("div", { class: "panels" });
  const wide = button({ label: "Mở rộng phần này", glyph: "wide", kind: "bare wide-switch", "aria-pressed": "false", onclick: () => wide.setAttribute("aria-pressed", String(place.parentElement.classList.toggle("wide-work"))) });
  put(place, h("div", { class: "tabs-row" }, bar, wide), panels);
  for (const tab of TABS) {
    const count = h("span", { class: tab.calm ? "count calm" : "count", hidden: true });
    tab.count?.(model, (number, words) => {
      count.hidden = !number;
      put(count, number ? String(number) : "");
      count.title = words;
    });
    bar.append(h("button", { type: "button", role: "tab", id: `tab-${tab.id}`, "aria-controls": `panel-${tab.id}`, "aria-selected": "false", tabindex: "-1", onclick: () => open(tab.id) }, h("span", {}, tab.text), count));
    panels.append(h("div", { role: "tabpanel", id: `panel-${tab.id}`, class: `panel ${tab.id}`, "aria-labelledby": `tab-${tab.id}`, tabindex: "0", hidden: true }));
  }
  bar.addEventListener("keydown", (event) => {
    const at = TABS.findIndex((tab) => `tab-${tab.id}` === document.activeElement.id);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const next = TABS[(to + TABS.length) % TABS.length];
    open(next.id);
    document.getElementById(`tab-${next.id}`).focus();
  });

  /** A tool is made when it is first needed. */
  function make(id) {
    if (!made.has(id)) made.set(id, TABS.find((tab) => tab.id === id).show(document.getElementById(`panel-${id}`), model) ?? {});
    return made.get(id);
  }

  function open(id, detail) {
    for (const tab of TABS) {
      const chosenNow = tab.id === id;
      const button = document.getElementById(`tab-${tab.id}`);
      button.setAttribute("aria-selected", String(chosenNow));
      button.tabIndex = chosenNow ? 0 : -1;
      document.getElementById(`panel-${tab.id}`).hidden = !chosenNow;
    }
    const tool = make(id);
    if (detail !== undefined) tool.reveal?.(detail);
    chosen(id);
  }
  return { open, make };
}
