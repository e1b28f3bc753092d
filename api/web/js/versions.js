/** The versions of a section: who and when, what differs from the text now, back to one of them. */

import { call } from "./api.js";
import { button, h, put } from "./dom.js";
import { ORIGINS, moment } from "./vi.js";

/** The list in its own box; `restore(version)` is told which one is wanted. */
export function versionList(path, section, restore) {
  const box = h("section", { class: "versions", "aria-labelledby": "versions-title" });
  const difference = h("div", { "aria-live": "polite" });
  const load = async () => {
    try {
      const { items } = await call("GET", `${path}/versions`);
      const last = items.at(-1);
      put(
        box,
        h("h3", { id: "versions-title" }, "Các bản đã lưu"),
        items.length === 1 && h("p", { class: "hint" }, "Chưa ai sửa mục này; mỗi lần lưu thêm một bản ở đây."),
        items.length > 1 && h("ul", {}, [...items].reverse().map((version) => entry(version, last, path, difference, restore))),
        difference,
      );
    } catch (error) {
      put(box, h("p", { class: "trouble" }, error.message), button({ text: "Thử lại", kind: "small", onclick: load }));
    }
  };
  load();
  return box;
}

function entry(version, last, path, difference, restore) {
  const name = version.version ? `Bản ${version.version}` : "Bản soạn sẵn";
  return h(
    "li",
    { class: version.current ? "version current" : "version" },
    h("div", {}, h("strong", {}, name), version.current && h("span", { class: "badge" }, "đang dùng"),
      h("p", { class: "hint" }, version.version ? [version.origin === "composed" ? "trở lại như soạn sẵn" : `${ORIGINS[version.origin]} viết`, version.author, version.created && moment(version.created)].filter(Boolean).join(" · ") : "theo số liệu hiện có")),
    !version.current && h("div", { class: "buttons tight" },
      button({ text: "So với bản đang dùng", label: `So với bản đang dùng: ${name}`, kind: "small", onclick: () => compare(version, last, path, difference) }),
      button({ text: "Trở lại bản này", label: `Trở lại bản này: ${name}`, kind: "small", onclick: () => restore(version.version) })),
  );
}

async function compare(version, last, path, place) {
  try {
    const { pieces } = await call("GET", `${path}/versions/compare?from=${version.version}&to=${last.version}`);
    put(
      place,
      h("p", { class: "hint" }, `Từ ${version.version ? `bản ${version.version}` : "bản soạn sẵn"} đến bản đang dùng; chữ gạch là đã bỏ, chữ tô là đã thêm.`),
      h("div", { class: "compared" }, pieces.map((piece) => difference(piece))),
    );
  } catch (error) {
    put(place, h("p", { class: "trouble" }, error.message));
  }
}

/** A run of words that was taken out, put in, or stayed. */
export const difference = (piece) => (piece.kind === "same" ? piece.text : h(piece.kind === "out" ? "del" : "ins", {}, piece.text));
