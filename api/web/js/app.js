/** The page's start: which view the address names, and what stands around every view. */

import { watchConnection, waitForServer } from "./api.js";
import { h, put } from "./dom.js";
import { showAdmin } from "./admin.js";
import { showHome } from "./home.js";
import { may } from "./session.js";
import { signedIn } from "./signin.js";
import { showWorkspace } from "./workspace.js";

const app = document.getElementById("app");
let leave = () => {};

/** "#/ke-hoach/<id>/<tab>" → the plan; everything else → the list of plans. */
async function route() {
  const [, view, id, tab] = location.hash.split("/").map((part) => decodeURIComponent(part));
  if (view === "ke-hoach" && id && app.dataset.plan === id) return; // the workspace follows its own tabs
  leave();
  app.dataset.plan = view === "ke-hoach" ? (id ?? "") : "";
  leave = (view === "ke-hoach" && id ? await showWorkspace(app, id, tab) : await (may("list") ? showHome(app) : showAdmin(app))) ?? (() => {});
}

const banner = h("div", { class: "offline", role: "alert", hidden: true });
document.body.prepend(banner);
watchConnection((online) => {
  banner.hidden = online;
  put(banner, online ? "" : "Mất kết nối với máy chủ. Những gì đã gửi vẫn được lưu; trang tự nối lại khi máy chủ chạy.");
  if (!online) waitForServer().then(() => window.dispatchEvent(new Event("kehoach:back")));
});
signedIn(app).then(() => {
  window.addEventListener("hashchange", route);
  route();
});
