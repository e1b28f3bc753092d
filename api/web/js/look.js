/** Light and dark: the system's choice until a person makes one. */

import { button, icon, put } from "./dom.js";

const isDark = () =>
  document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;

/** The switch in the top bar. */
export function themeButton() {
  const node = button({ label: "", kind: "bare" });
  const show = () => {
    const words = isDark() ? "Đổi sang nền sáng" : "Đổi sang nền tối";
    put(node, icon(isDark() ? "sun" : "moon"));
    node.setAttribute("aria-label", words);
    node.title = words;
  };
  node.addEventListener("click", () => {
    const next = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem("kehoach.theme", next);
    } catch {
      // not kept, still shown
    }
    show();
  });
  show();
  return node;
}
