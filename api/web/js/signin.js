/** The form of signing in, where the server has accounts. */

import { call } from "./api.js";
import { button, h, put } from "./dom.js";

/** Resolves once somebody is signed in; at once where the server has one user. */
export async function signedIn(app) {
  try {
    await call("GET", "/session");
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
    );
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      put(trouble);
      try {
        await call("POST", "/session", { body: { name: name.value, password: password.value } });
        resolve();
      } catch (error) {
        put(trouble, error.message);
        password.value = "";
        password.focus();
      }
    });
    put(app, h("main", { class: "home sign-in", id: "chinh" }, form));
    name.focus();
  });
}
