/** Long work on the server: a file that is read there, its progress, a way to stop it, what went wrong and a way to begin again. */

import { call } from "./api.js";
import { button, h, icon } from "./dom.js";
import { complain } from "./notices.js";
import { capital } from "./vi.js";

const EVERY = 400; // ms between two looks at how far the work is
const GOING = ["waiting", "running"];
const UNNAMABLE = /[/\\\x00-\x1f]/g;

/** A file's name as the address of a request takes it. */
export const namable = (name) => encodeURIComponent([...name.replace(UNNAMABLE, " ")].slice(-120).join(""));

/** Look at a job until it ends; a lost connection is waited for. `done(result)` hears what it gave, `over()` that it ended in
 * whatever way; `again` {text, run} begins it anew when its server went down. */
export function followJob(card, job, { again, done, over = () => {} }) {
  const forget = () => call("DELETE", `/jobs/${job.id}`).catch(complain);
  card.onstop = () => forget().then(() => (over(), card.node.remove()));
  const look = async () => {
    if (!card.node.isConnected) return;
    try {
      job = await call("GET", `/jobs/${job.id}`);
      card.say(job.text, job.progress);
    } catch (error) {
      if (error.kind !== "offline") return over(), card.fail(error.message);
      card.say("Mất kết nối; đang chờ máy chủ…", job.progress);
    }
    if (GOING.includes(job.state)) return setTimeout(look, EVERY);
    if (job.state === "interrupted") return card.fail(job.text, { text: again.text, run: () => (forget(), over(), again.run()) }, () => (forget(), over()));
    over();
    if (job.state === "failed") return card.fail(job.text);
    if (job.state === "done") {
      try {
        await done(await call("GET", `/jobs/${job.id}/result`));
      } catch (error) {
        return card.fail(error.message);
      }
    }
    card.node.remove();
  };
  setTimeout(look); // by then the card stands on the page
}

/** A file that is being read: its name, how far, a way to stop; what went wrong, and a way to try again. */
export function progressCard(name) {
  const bar = h("progress", { max: 1, value: 0, "aria-label": `Đọc tệp ${name}` });
  const text = h("p", { class: "hint", role: "status" });
  const card = { onstop: () => card.node.remove() };
  const stop = button({ text: "Hủy", label: `Hủy đọc tệp ${name}`, kind: "small", onclick: () => card.onstop() });
  card.node = h("div", { class: "attaching", role: "group", "aria-label": `Tệp ${name}` }, icon("clip"), h("div", { class: "attaching-body" }, h("strong", {}, name), bar, text), stop);
  card.say = (words, share) => {
    bar.value = share;
    if (text.textContent !== words) text.textContent = words;
  };
  /** What went wrong; `again`: {text, run}; `closed` hears that the person has seen it. */
  card.fail = (words, again, closed = () => {}) => {
    const close = button({ text: "Đóng", label: `Đóng thông báo về tệp ${name}`, kind: "small", onclick: () => (card.node.remove(), closed()) });
    bar.remove();
    const told = words.startsWith(`${name}: `) ? words.slice(name.length + 2) : words; // the name stands above
    text.replaceWith(h("p", { class: "trouble", role: "alert" }, capital(told)));
    stop.replaceWith(h("div", { class: "buttons" }, again && button({ text: again.text, label: `${again.text}: ${name}`, kind: "small", onclick: again.run }), close));
  };
  return card;
}
