/** The plan's outline with the state of every section and the progress of the whole. */

import { h, icon, put } from "./dom.js";
import { STATES } from "./vi.js";

export function showOutline(place, model) {
  const meter = h("div", { class: "meter" });
  const list = h("ul", { class: "outline-list" });
  put(meter, h("p", { class: "loading" }, "Đang soạn dàn ý…"));
  put(place, h("h2", { class: "pane-title" }, "Dàn ý"), meter, list, legend());
  model.on("outline", (outline) => {
    put(
      meter,
      h("progress", { max: outline.questions || 1, value: outline.answered, "aria-label": "Tiến độ trả lời" }),
      h("p", {}, `Đã trả lời ${outline.answered}/${outline.questions} nội dung`),
    );
    put(list, branch(outline.sections, "", model));
  });
}

/** A choice of section that follows the one worked on. `choose(id)` sets it. */
export function sectionChoice(model) {
  const node = h("select", { id: "chon-muc" });
  node.choose = (id) => {
    if ([...node.options].some((option) => option.value === id)) node.value = id;
  };
  model.on("outline", ({ sections }) => {
    const before = node.value || model.section;
    const depth = (section) => (section.parent ? 1 + depth(sections.find((other) => other.id === section.parent)) : 0);
    put(node, sections.map((section) => h("option", { value: section.id }, `${"\u2003".repeat(depth(section))}${numbered(section)} ${heading(section.heading)}`)));
    node.choose(before || sections.find((section) => /căn cứ/i.test(section.heading))?.id);
  });
  return node;
}

const numbered = (section) => `${section.number}${/^\p{L}$/u.test(section.number) && section.level === "point" ? ")" : "."}`;

function branch(sections, parent, model) {
  return sections
    .filter((section) => section.parent === parent)
    .map((section) => {
      const below = branch(sections, section.id, model);
      return h(
        "li",
        { class: `level-${section.level}` },
        h(
          "button",
          { type: "button", class: "outline-entry", onclick: () => model.go.tool("van-ban", section.id) },
          h("span", { class: `dot ${section.state}`, "aria-hidden": "true" }),
          h("span", { class: "outline-name" }, h("span", { class: "outline-number" }, numbered(section)), ` ${heading(section.heading)}`),
          h("span", { class: "outline-count", "aria-hidden": "true" }, section.questions && section.answered < section.questions ? `${section.answered}/${section.questions}` : ""),
          h("span", { class: "unseen" }, `, ${STATES[section.state]}`),
        ),
        below.length > 0 && h("ul", {}, below),
      );
    });
}

/** "MÔI TRƯỜNG PHÁP LÝ" reads better small in a list; abbreviations keep their capitals. */
function heading(text) {
  if (text !== text.toUpperCase()) return text;
  const lower = text.toLowerCase();
  return (lower.charAt(0).toUpperCase() + lower.slice(1)).replace(/\bcntt\b/g, "CNTT");
}

function legend() {
  return h(
    "ul",
    { class: "legend", "aria-label": "Ký hiệu trạng thái" },
    Object.entries(STATES).map(([state, words]) => h("li", {}, h("span", { class: `dot ${state}`, "aria-hidden": "true" }), words)),
  );
}
