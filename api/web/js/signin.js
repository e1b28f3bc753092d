/** The form of signing in, where the server has accounts. */

import { call } from "./api.js";
import { button, h, icon, put } from "./dom.js";
import { popover } from "./popover.js";
import { session, setSession } from "./session.js";

/** Resolves once somebody is signed in; at once where the server has one user. */
export async function signedIn(app) {
  try {
    setSession(await call("GET", "/session"));
    return;
  } catch (error) {
    if (error.status !== 401) return; // away or broken: the view itself says so
  }
  await new Promise((resolve) => {
    const name = h("input", { id: "name", type: "text", autocomplete: "username", required: true });
    const password = h("input", { id: "password", type: "password", autocomplete: "current-password", required: true });
    const trouble = h("p", { class: "trouble", role: "alert" });
    const form = h(
      "form",
      { class: "card" },
      h("h1", {}, "Đăng nhập"),
      h("div", { class: "field" }, h("label", { for: "name" }, "Tên đăng nhập"), name),
      h("div", { class: "field" }, h("label", { for: "password" }, "Mật khẩu"), password),
      trouble,
      button({ text: "Đăng nhập", kind: "primary", type: "submit" }),
      h("p", { class: "hint" }, "Chưa có tài khoản hoặc quên mật khẩu: hỏi người quản trị."),
    );
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      put(trouble);
      try {
        setSession(await call("POST", "/session", { body: { name: name.value, password: password.value } }));
        resolve();
      } catch (error) {
        put(trouble, error.message);
        password.value = "";
        password.focus();
      }
    });
    put(app, h("main", { class: "home sign-in", id: "chinh" }, h("p", { class: "brand" }, icon("page"), "Trợ lý lập kế hoạch"), form));
    name.focus();
  });
}

/** The person's name in the bar, with what they may do about their account; nothing on a server of one user. */
export function accountButton() {
  const who = session();
  if (!who.accounts) return null;
  const open = () => {
    const box = popover(node, { title: "Tài khoản" });
    put(
      box.body,
      h("p", {}, h("strong", {}, who.name), h("br"), [who.title, who.unit].filter(Boolean).join(" · ")),
      passwordForm(),
      h("div", { class: "buttons" },
        button({ text: "Đăng xuất", kind: "small", onclick: () => leave("/session") }),
        button({ text: "Đăng xuất mọi nơi", kind: "small quiet", onclick: () => leave("/session/all") })),
    );
    box.place();
  };
  const node = button({ text: who.name, label: `Tài khoản ${who.name}`, kind: "quiet account", "aria-haspopup": "dialog", onclick: open });
  node.prepend(icon("person"));
  return node;
}

async function leave(path) {
  try {
    await call("DELETE", path);
  } finally {
    location.hash = "#/";
    location.reload();
  }
}

function passwordForm() {
  const old = h("input", { id: "old-password", type: "password", autocomplete: "current-password", required: true });
  const fresh = h("input", { id: "new-password", type: "password", autocomplete: "new-password", required: true });
  const trouble = h("p", { class: "trouble", role: "alert" });
  const form = h(
    "form",
    { class: "answer-form" },
    h("div", { class: "field" }, h("label", { for: "old-password" }, "Mật khẩu đang dùng"), old),
    h("div", { class: "field" }, h("label", { for: "new-password" }, "Mật khẩu mới"), fresh),
    h("p", { class: "hint" }, "Mọi phiên đăng nhập và mã cá nhân sẽ hết hiệu lực."),
    trouble,
    button({ text: "Đổi mật khẩu", kind: "small", type: "submit" }),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await call("PUT", "/session/password", { body: { old: old.value, new: fresh.value } });
      location.reload();
    } catch (error) {
      put(trouble, error.message);
    }
  });
  return h("details", {}, h("summary", {}, "Đổi mật khẩu"), form);
}
