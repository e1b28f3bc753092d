/** Files attached to the conversation: chosen, dropped or pasted; read on the server, with progress, to be stopped at any time. */

import { call } from "./api.js";
import { button, h, icon } from "./dom.js";
import { complain } from "./notices.js";
import { capital } from "./vi.js";

const TAKEN = [".docx", ".doc", ".pdf", ".xlsx", ".txt", ".html", ".htm", ".yaml", ".yml"];
const EVERY = 400; // ms between two looks at how far the reading is
const UNNAMABLE = /[/\\\x00-\x1f]/g;
const GOING = ["waiting", "running"];

/** {node, drop}: the button with what it takes, and a place where files may be dropped. `place(node)` puts a card into the
 * conversation, `done(seq)` hears which message tells of a file that was read. */
export function attaching(model, { place, done }) {
  const file = h("input", { type: "file", multiple: true, accept: TAKEN.join(","), "aria-label": "Tệp đính kèm", hidden: true });
  const node = button({ label: "Đính kèm tệp", glyph: "clip", kind: "bare", onclick: () => file.click() }, file);
  file.addEventListener("click", (event) => event.stopPropagation());
  file.addEventListener("change", () => {
    send([...file.files]);
    file.value = ""; // the same file, mended, may be chosen again
  });

  const send = (files) => files.forEach((each) => upload(each));

  async function upload(chosen) {
    const card = progressCard(chosen.name);
    const again = () => (card.node.remove(), upload(chosen));
    place(card.node);
    card.say("Đang gửi tệp…", 0);
    try {
      const name = encodeURIComponent([...chosen.name.replace(UNNAMABLE, " ")].slice(-120).join(""));
      follow(card, await call("POST", `${model.base}/attachments?name=${name}`, { body: chosen }), { text: "Đọc lại", run: again });
    } catch (error) {
      card.fail(error.message, { text: "Thử lại", run: again });
    }
  }

  /** Look at a job until it ends; a lost connection is waited for. `again`: how it is begun anew when the server went down. */
  function follow(card, job, again) {
    card.onstop = () => call("DELETE", `/jobs/${job.id}`).then(() => card.node.remove(), complain);
    const look = async () => {
      if (!card.node.isConnected) return;
      try {
        job = await call("GET", `/jobs/${job.id}`);
        card.say(job.text, job.progress);
      } catch (error) {
        if (error.kind !== "offline") return card.fail(error.message);
        card.say("Mất kết nối; đang chờ máy chủ…", job.progress);
      }
      if (GOING.includes(job.state)) return setTimeout(look, EVERY);
      if (job.state === "interrupted") {
        const forget = () => call("DELETE", `/jobs/${job.id}`).catch(complain);
        return card.fail(job.text, { text: again.text, run: () => (forget(), again.run()) }, forget);
      }
      if (job.state === "failed") return card.fail(job.text);
      if (job.state === "done") {
        try {
          const { seq } = await call("GET", `/jobs/${job.id}/result`);
          await done(seq);
        } catch (error) {
          return card.fail(error.message);
        }
      }
      card.node.remove();
    };
    look();
  }

  /** After a reload: what is still being read is followed on. */
  async function resume() {
    const { items } = await call("GET", `${model.base}/jobs`);
    items.filter((job) => job.do === "attach").forEach((job) => {
      const card = progressCard(job.name);
      place(card.node);
      card.say(job.text, job.progress);
      follow(card, job, { text: "Chọn lại tệp", run: () => (card.node.remove(), file.click()) }); // the file itself is not kept
    });
  }

  function drop(area) {
    const holds = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
    area.addEventListener("dragover", (event) => holds(event) && (event.preventDefault(), area.classList.add("dropping")));
    area.addEventListener("dragleave", (event) => area.contains(event.relatedTarget) || area.classList.remove("dropping"));
    area.addEventListener("drop", (event) => {
      if (!holds(event)) return;
      event.preventDefault();
      area.classList.remove("dropping");
      send([...event.dataTransfer.files]);
    });
    area.addEventListener("paste", (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (!files.length || event.clipboardData.getData("text/plain")) return;
      event.preventDefault();
      send(files);
    });
  }
  return { node, drop, resume };
}

/** A file that is being read: its name, how far, a way to stop; what went wrong, and a way to try again. */
function progressCard(name) {
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
    text.replaceWith(h("p", { class: "trouble", role: "alert" }, capital(words)));
    stop.replaceWith(h("div", { class: "buttons" }, again && button({ text: again.text, label: `${again.text}: ${name}`, kind: "small", onclick: again.run }), close));
  };
  return card;
}
