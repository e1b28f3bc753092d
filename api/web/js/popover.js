/** A small window beside what was pressed: closed by Escape, by a press elsewhere, by its button; focus goes back. */

import { button, h } from "./dom.js";

let current = null;

/** {body, place(), close()}; one at a time. */
export function popover(anchor, { title, wide = false, tall = false }) {
  current?.close();
  const body = h("div", { class: "popover-body" });
  const box = h(
    "div",
    { class: `popover${wide ? " wide" : ""}${tall ? " tall" : ""}`, role: "dialog", "aria-label": title, tabindex: "-1" },
    h("header", {}, h("strong", {}, title), button({ label: "Đóng", glyph: "close", kind: "bare small", onclick: () => close() })),
    body,
  );
  document.getElementById("layer").append(box);
  anchor.classList.add("open");

  const place = () => {
    if (!anchor.isConnected) return;
    const at = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, innerWidth - width - 8));
    const below = at.bottom + 6 + height < innerHeight;
    const top = below ? at.bottom + 6 : Math.max(8, at.top - height - 6);
    box.style.setProperty("left", `${left}px`);
    box.style.setProperty("top", `${top}px`);
  };
  const onKey = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  const onPress = (event) => {
    if (!box.contains(event.target) && !anchor.contains(event.target)) close(false);
  };
  function close(refocus = true) {
    if (current !== handle) return;
    current = null;
    document.removeEventListener("keydown", onKey, true);
    document.removeEventListener("pointerdown", onPress, true);
    window.removeEventListener("resize", place);
    anchor.classList.remove("open");
    box.remove();
    if (refocus && anchor.isConnected) anchor.focus({ preventScroll: true });
  }
  const handle = { body, place, close };
  current = handle;
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("pointerdown", onPress, true);
  window.addEventListener("resize", place);
  place();
  box.focus({ preventScroll: true });
  return handle;
}
