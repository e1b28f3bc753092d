/** One plan: outline at the left, conversation in the middle, the plan and its tools at the right; on a phone one at a time. */

import { editAnswer } from "./answer.js";
import { showChat } from "./chat.js";
import { h, icon, put } from "./dom.js";
import { Model } from "./model.js";
import { showOutline } from "./outline.js";
import { may } from "./session.js";
import { plainBar, topbar } from "./topbar.js";
import { tabView, tabs } from "./tabs.js";

/** What the bar of a phone leads to; the other tools stand in the row of tabs. */
const phoneParts = () => [
  may("read") && { id: "dan-y", text: "Mục lục", glyph: "list" },
  may("talk") && { id: "hoi-dap", text: "Hỏi đáp", glyph: "chat" },
  ...tabs().filter((tab) => tab.phone || !may("read")),
].filter(Boolean);

/** Show a plan; the way to leave it. `tab`: the tool at the right that the address names. */
export async function showWorkspace(app, id, tab) {
  const model = new Model(id);
  put(app, h("p", { class: "loading page" }, "Đang mở kế hoạch…"));
  try {
    await model.open();
  } catch (error) {
    put(app, plainBar(), h("main", { class: "home", id: "chinh" }, h("div", { class: "card" }, h("h1", {}, "Không mở được kế hoạch"), h("p", { class: "trouble", role: "alert" }, error.message), h("p", {}, h("a", { href: "#/" }, "Về danh sách kế hoạch")))));
    return () => {};
  }
  document.title = `${model.head.unit} · Trợ lý lập kế hoạch`;
  const outline = h("nav", { class: "outline", id: "dan-y", "aria-label": "Dàn ý kế hoạch" });
  const chat = h("section", { class: "chat", id: "hoi-dap", "aria-label": "Hỏi đáp" });
  const work = h("section", { class: "work", id: "van-ban", "aria-label": "Kế hoạch và công cụ" });
  const main = h("main", { class: `workspace${may("read") ? "" : " no-outline"}${may("talk") ? "" : " no-chat"}`, id: "chinh", tabindex: "-1" }, may("read") && outline, may("talk") && chat, work);
  const phone = h("nav", { class: "phone-bar", "aria-label": "Chuyển phần" });
  put(
    app,
    may("talk") && h("a", { class: "skip", href: "#tra-loi", onclick: (event) => (event.preventDefault(), document.getElementById("tra-loi")?.focus()) }, "Đến ô trả lời"),
    topbar(model),
    main,
    phone,
  );

  const tools = tabView(work, model, {
    chosen: (name) => {
      history.replaceState(null, "", `#/ke-hoach/${encodeURIComponent(id)}/${name}`);
      if (main.dataset.shown !== "dan-y" && main.dataset.shown !== "hoi-dap") show(name);
    },
  });
  const show = (name) => {
    main.dataset.shown = name;
    [...phone.children].forEach((node) => node.setAttribute("aria-current", String(node.dataset.to === name)));
  };
  const go = {
    /** Open a tool, and on a phone leave whatever else is shown. */
    tool: (name, detail) => {
      show(name);
      tools.open(name, detail);
    },
    chat: () => {
      show("hoi-dap");
      document.getElementById("tra-loi")?.focus();
    },
  };
  model.go = go;
  model.editAnswer = (requirement) => editAnswer(requirement, model);
  put(phone, phoneParts().map((entry) => h("button", { type: "button", "data-to": entry.id, onclick: () => (entry.glyph && ["dan-y", "hoi-dap"].includes(entry.id) ? show(entry.id) : go.tool(entry.id)) }, icon(entry.glyph), h("span", {}, entry.text))));

  if (may("read")) showOutline(outline, model);
  const talking = may("talk") ? showChat(chat, model) : Promise.resolve();
  const first = tabs().find((entry) => entry.id === tab) ?? tabs()[0];
  if (first) tools.open(first.id);
  show(may("talk") ? "hoi-dap" : (first?.id ?? ""));
  talking.then(() => model.refresh()); // the question that waits comes first: drafting keeps the server busy

  const again = () => document.visibilityState === "visible" && model.refresh();
  const back = () => model.refresh();
  const print = () => tools.make("van-ban"); // whatever tool is open, the plan is printed
  if (may("read")) window.addEventListener("beforeprint", print);
  document.addEventListener("visibilitychange", again);
  window.addEventListener("kehoach:back", back);
  return () => {
    window.removeEventListener("beforeprint", print);
    document.removeEventListener("visibilitychange", again);
    window.removeEventListener("kehoach:back", back);
  };
}
