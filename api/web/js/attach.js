/** Files attached to the conversation: chosen, dropped or pasted; read on the server, with progress, to be stopped at any time. */

import { call } from "./api.js";
import { button, h } from "./dom.js";
import { followJob, namable, progressCard } from "./jobs.js";

const TAKEN = [".docx", ".doc", ".pdf", ".xlsx", ".txt", ".html", ".htm", ".yaml", ".yml"];

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

  const finished = ({ seq }) => done(seq);
  const send = (files) => files.forEach((each) => upload(each));

  async function upload(chosen) {
    const card = progressCard(chosen.name);
    const again = () => (card.node.remove(), upload(chosen));
    place(card.node);
    card.say("Đang gửi tệp…", 0);
    try {
      followJob(card, await call("POST", `${model.base}/attachments?name=${namable(chosen.name)}`, { body: chosen }), { again: { text: "Đọc lại", run: again }, done: finished });
    } catch (error) {
      card.fail(error.message, { text: "Thử lại", run: again });
    }
  }

  /** After a reload: what is still being read is followed on. */
  async function resume() {
    const { items } = await call("GET", `${model.base}/jobs`);
    items.filter((job) => job.do === "attach").forEach((job) => {
      const card = progressCard(job.name);
      place(card.node);
      card.say(job.text, job.progress);
      followJob(card, job, { again: { text: "Chọn lại tệp", run: () => (card.node.remove(), file.click()) }, done: finished }); // the file itself is not kept
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
