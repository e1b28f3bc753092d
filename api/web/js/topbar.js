/** The bar above every view: above a plan whose it is, how it stands, and the ways out. */

import { h, icon, put } from "./dom.js";
import { downloadButtons } from "./downloads.js";
import { themeButton } from "./look.js";
import { may } from "./session.js";
import { accountButton } from "./signin.js";
import { KINDS, standing, years } from "./vi.js";

export function topbar(model) {
  const title = h("div", { class: "plan-title" });
  const state = h("div", { class: "plan-state", role: "status" });
  model.on("head", (head) => put(title, h("h1", {}, head.unit), h("p", {}, `${KINDS[head.kind]} ${years(head.period)}`, head.status !== "drafting" && [" · ", standing(head)])));
  model.on("busy", (busy) => state.classList.toggle("busy", busy));
  model.on("outline", (outline) =>
    put(state, outline.errors ? `${outline.errors} lỗi` : "Không còn lỗi", outline.warnings ? ` · ${outline.warnings} cần xem lại` : ""));
  model.on("trouble", (error) => error && put(state, h("span", { class: "trouble" }, error.kind === "offline" ? "Mất kết nối" : "Chưa soạn lại được")));
  return h(
    "header",
    { class: "topbar" },
    h("a", { class: "brand", href: "#/", "aria-label": "Về danh sách kế hoạch", title: "Về danh sách kế hoạch" }, icon("back")),
    title,
    h("div", { class: "spacer" }),
    state,
    may("export") && downloadButtons(model),
    accountButton(),
    themeButton(),
  );
}

/** The bar where no plan is open. */
export const plainBar = () =>
  h("header", { class: "topbar" }, h("a", { class: "brand", href: "#/" }, icon("page"), h("span", {}, "Trợ lý lập kế hoạch")), h("div", { class: "spacer" }), accountButton(), themeButton());
