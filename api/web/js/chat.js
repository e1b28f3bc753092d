/** The conversation: what was said, how it was understood, what is asked, and the place to answer. */

import { call, ifMatch, newKey } from "./api.js";
import { attachedCard } from "./attached.js";
import { attaching } from "./attach.js";
import { button, h, icon, put } from "./dom.js";
import { download } from "./downloads.js";
import { complain } from "./notices.js";
import { questionCard, replyNode } from "./reply.js";

const DRAFT = (id) => `kehoach.typing.${id}`;

/** Show the conversation; resolves when its question stands there, or why it does not. */
export function showChat(place, model) {
  const log = h("div", { class: "log", role: "log", "aria-label": "Cuộc trao đổi", tabindex: "0" });
  const quick = h("div", { class: "quick", role: "group", "aria-label": "Trả lời nhanh" });
  const box = h("textarea", { id: "tra-loi", rows: 2, maxlength: 20000, "aria-label": "Câu trả lời", placeholder: "Trả lời bằng lời thường, có dấu hay không dấu…", "aria-describedby": "composer-hint" });
  const go = button({ label: "Gửi", glyph: "send", kind: "primary", type: "submit" });
  const files = attaching(model, { place: (node) => (log.insertBefore(node, question), scroll()), done: told });
  const form = h("form", { class: "composer" }, h("div", { class: "composer-row" }, files.node, box, go), h("p", { class: "hint", id: "composer-hint" }, h("span", { class: "keys" }, "Enter để gửi, Shift+Enter xuống dòng, gõ ? xem các lệnh. "), "Không nhập, không đính kèm bí mật nhà nước."));
  files.drop(place);
  put(place, log, quick, form);

  let question = null; // the card that waits, replaced by the next
  let sending = false;

  const scroll = () => requestAnimationFrame(() => (log.scrollTop = log.scrollHeight));
  const grow = () => {
    box.style.setProperty("height", "auto");
    box.style.setProperty("height", `${Math.min(box.scrollHeight + 2, 220)}px`);
  };
  const remember = () => {
    try {
      if (box.value) localStorage.setItem(DRAFT(model.id), box.value);
      else localStorage.removeItem(DRAFT(model.id));
    } catch {
      // not kept
    }
  };

  function showQuick(words) {
    put(quick, words.map((text) => button({ text, kind: "chip", onclick: () => say(text) })));
  }

  function ask(reply) {
    question?.remove();
    question = reply.question?.number ? questionCard(reply.question, model) : null;
    if (question) log.append(question);
    showQuick(reply.quick);
  }

  function show(reply, fresh) {
    const node = replyNode(reply, model, fresh);
    if (node) log.insertBefore(node, question);
    model.progress = reply.progress;
  }

  const say = (text, key) => text.trim() && exchange(text, (headers) => call("POST", `${model.base}/messages`, { body: { text }, headers }), key);

  /** Say something and show what is answered; `send(headers)` brings it to the server, once however often it is tried. */
  async function exchange(text, send, key = newKey()) {
    if (sending) return;
    sending = true;
    go.disabled = true;
    const mine = bubble(text);
    log.insertBefore(mine, question);
    const waiting = h("p", { class: "typing", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
    log.insertBefore(waiting, question);
    scroll();
    try {
      const reply = await send({ "idempotency-key": key });
      waiting.remove();
      show(reply, true);
      ask(reply);
      act(reply.action);
      if (reply.understood.length || reply.notes.length) model.refresh();
    } catch (error) {
      waiting.remove();
      mine.classList.add("unsent");
      mine.append(h("p", { class: "trouble", role: "alert" }, error.message), button({ text: "Gửi lại", kind: "small", onclick: () => (mine.remove(), exchange(text, send, key)) }));
    } finally {
      sending = false;
      go.disabled = false;
      scroll();
    }
  }

  /** A file was read: the two messages that tell of it. */
  async function told(seq) {
    const { items } = await call("GET", `${model.base}/messages?limit=2&cursor=${Math.max(0, seq - 2)}`);
    items.forEach((message) => log.insertBefore(past(message, model, true), question));
    scroll();
  }

  function act(action) {
    const [what, ...rest] = action.split(":");
    if (what === "export") download(model, rest.join(":").endsWith(".xlsx") ? "/exports/xlsx" : "/exports/word?draft=true");
    if (what === "view") model.go.tool("van-ban", rest.join(":"));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = box.value;
    if (!text.trim() || sending) return;
    box.value = "";
    remember();
    grow();
    say(text);
  });
  box.addEventListener("input", () => (grow(), remember()));
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });

  model.say = say;
  model.exchange = exchange;
  model.sayRows = async (requirement, rows) => {
    try {
      const known = await call("GET", `${model.base}/answers/${encodeURIComponent(requirement)}`);
      await call("PUT", `${model.base}/answers/${encodeURIComponent(requirement)}`, { body: { rows }, headers: known.version ? ifMatch(known.version) : {} });
      await say("tiếp");
      model.refresh();
    } catch (error) {
      complain(error);
    }
  };
  model.askAgain = async () => ask(await call("GET", `${model.base}/messages/opening`));
  return open();

  async function open() {
    put(log, h("p", { class: "loading" }, "Đang tải cuộc trao đổi…"));
    try {
      const [messages, now] = await Promise.all([everything(), call("GET", `${model.base}/messages/opening`)]);
      put(log);
      if (!messages.length) log.append(welcome(model));
      const last = messages.findLast((message) => message.reply?.attached);
      messages.forEach((message) => log.append(past(message, model, message === last)));
      ask(now);
      files.resume().catch(complain);
      model.progress = now.progress;
      try {
        box.value = localStorage.getItem(DRAFT(model.id)) ?? "";
      } catch {
        // nothing kept
      }
      grow();
      scroll();
    } catch (error) {
      put(log, h("p", { class: "trouble", role: "alert" }, error.message), button({ text: "Thử lại", onclick: open }));
    }
  }

  async function everything() {
    const items = [];
    let cursor = "";
    do {
      const page = await call("GET", `${model.base}/messages?limit=200${cursor ? `&cursor=${cursor}` : ""}`);
      items.push(...page.items);
      cursor = page.next;
    } while (cursor);
    return items;
  }
}

const bubble = (text) => h("div", { class: "mine" }, h("span", { class: "unseen" }, "Bạn: "), h("p", {}, text));

/** A message as it was shown; `open`: with the suggestions of its file. */
function past(message, model, open) {
  if (message.role === "user") return bubble(message.text);
  const node = replyNode({ text: message.text, ...message.reply }, model, false) ?? h("span");
  if (message.reply?.attached) node.append(attachedCard(message.seq, model, open));
  return node;
}

function welcome(model) {
  return h(
    "div",
    { class: "welcome" },
    icon("chat"),
    h("p", {}, `Kế hoạch của ${model.head.unit}.`),
    h("p", {}, "Trả lời từng câu bằng lời thường. Không biết thì bấm “chưa có số liệu”, không có thật thì “không có”. Câu nào trả lời trước cũng được, sửa lúc nào cũng được."),
  );
}
