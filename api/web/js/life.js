/** The life of a plan: where it stands, what was said about it, what this person may do next; frozen texts to read. */

import { call, etagOf, ifMatch } from "./api.js";
import { paperOf } from "./document.js";
import { button, h, put } from "./dom.js";
import { download } from "./downloads.js";
import { headForm } from "./head.js";
import { complain, dialog, toast } from "./notices.js";
import { may, session } from "./session.js";
import { givenQuestions } from "./given.js";
import { moment, standing } from "./vi.js";

const EVENTS = { submitted: "Gửi thẩm định", opinion: "Ý kiến thẩm định", more: "Yêu cầu bổ sung", approved: "Duyệt", returned: "Trả lại để sửa", registered: "Ghi số, ngày" };
const PARTS = [["open", "Word bỏ phụ lục hạn chế"], ["restricted", "Riêng phụ lục hạn chế"]];
const STEPS = [
  { path: "submit", text: "Gửi thẩm định", hint: "Nội dung lúc này được giữ nguyên cho người thẩm định xem; đơn vị vẫn sửa tiếp được.", note: "Lời nhắn (không bắt buộc)" },
  { path: "approve", text: "Duyệt", hint: "Nội dung lúc này thành bản được duyệt, không đổi nữa. Chỉ duyệt được khi hết lỗi.", note: "Lời nhắn (không bắt buộc)" },
  { path: "return", text: "Trả lại để sửa", hint: "Người soạn thấy ý kiến này.", note: "Ý kiến", must: true },
  { path: "opinion", text: "Ghi ý kiến thẩm định", hint: "Ý kiến về bản đã gửi; đơn vị đọc được.", note: "Ý kiến", must: true },
  { path: "more", text: "Yêu cầu bổ sung", hint: "Kế hoạch trở lại đơn vị để bổ sung.", note: "Cần bổ sung gì", must: true },
];

export function showLife(place, model) {
  const title = h("h3", { id: "life-title" }, "Trình, duyệt, thẩm định");
  const box = h("section", { class: "card", "aria-labelledby": "life-title" }, title, h("p", { class: "loading" }, "Đang tải…"));
  put(place, h("div", { class: "tool" }, h("h2", {}, "Hồ sơ"), box, session().accounts && may("submit") && givenQuestions(model), may("read") && headForm(model)));

  const steps = h("div", { class: "buttons" });
  let open = [];

  /** What this person may do to the plan as it stands; errors that are in the way are told. */
  function showSteps() {
    const errors = model.outline?.errors ?? 0;
    const held = errors > 0 && open.includes("approve");
    put(
      steps,
      STEPS.filter((step) => open.includes(step.path) && !(held && step.path === "approve")).map((step) => button({ text: step.text, kind: "small", onclick: () => take(step) })),
      open.includes("register") && button({ text: "Ghi số, ngày", kind: "small", onclick: register }),
      held && h("p", { class: "hint" }, `Còn ${errors} lỗi phải sửa trước khi duyệt.`),
    );
  }
  model.on("outline", showSteps);

  async function load() {
    try {
      const life = await call("GET", `${model.base}/life`);
      put(
        box,
        title,
        h("p", {}, "Đang ở bước: ", h("strong", {}, standing(life))),
        life.items.length > 0 && h("ol", { class: "events" }, life.items.map((event) => entry(event, model))),
        steps,
      );
      open = life.steps;
      showSteps();
    } catch (error) {
      put(box, title, h("p", { class: "trouble", role: "alert" }, error.message), button({ text: "Thử lại", onclick: load }));
    }
  }

  async function take(step) {
    const done = await dialog({ title: step.text, body: (finish) => noteForm(step, model, finish) });
    if (done) await after(`Đã ghi: ${step.text.toLowerCase()}.`);
  }

  async function register() {
    const done = await dialog({ title: "Ghi số, ngày của bản đã ký", body: (finish) => registerForm(model, finish) });
    if (done) await after("Đã ghi số, ngày vào bản đã duyệt và các phụ lục.");
  }

  async function after(words) {
    toast(words);
    await Promise.all([load(), model.reopen()]);
    model.refresh();
  }
  if (may("read")) model.on("document", load); // an edit opens steps that were taken
  if (!model.document) load();
}

function entry(event, model) {
  return h(
    "li",
    {},
    h("p", {}, h("strong", {}, EVENTS[event.kind]), h("span", { class: "hint" }, ` ${[event.who, moment(event.at)].filter(Boolean).join(", ")}`)),
    event.note && h("blockquote", {}, event.note),
    event.frozen && h("div", { class: "buttons" },
      button({ text: "Đọc bản này", kind: "small", onclick: () => readFrozen(event, model).catch(complain) }),
      button({ text: "Tải Word", kind: "small quiet", onclick: () => download(model, `/versions/${event.seq}/word`) }),
      event.kind === "approved" && PARTS.map(([part, text]) => button({ text, kind: "small quiet", onclick: () => download(model, `/versions/${event.seq}/word?part=${part}`) }))),
  );
}

async function readFrozen(event, model) {
  const frozen = await call("GET", `${model.base}/versions/${event.seq}`);
  await dialog({ title: `${EVENTS[event.kind]}, ${moment(event.at)}`, wide: true, body: () => paperOf(frozen.document, null) });
}

/** What freezes the text freezes what was read: the server refuses when somebody edited it meanwhile. */
function asRead(step, model) {
  const etag = ["approve", "submit"].includes(step.path) && etagOf(`${model.base}/sections`);
  return etag ? { "if-match": etag } : {};
}

function noteForm(step, model, finish) {
  const note = h("textarea", { id: "loi-ghi", rows: 4, maxlength: 5000 });
  const trouble = h("p", { class: "trouble", role: "alert" });
  const form = h(
    "form",
    { class: "answer-form" },
    h("p", { class: "hint" }, step.hint),
    h("div", { class: "field" }, h("label", { for: "loi-ghi" }, step.note), note),
    trouble,
    h("div", { class: "buttons" }, button({ text: step.text, kind: "primary", type: "submit" }), button({ text: "Thôi", onclick: () => finish(false) })),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (step.must && !note.value.trim()) {
      put(trouble, "Ghi điều cần nói trước khi gửi.");
      note.focus();
      return;
    }
    try {
      await call("POST", `${model.base}/life/${step.path}`, { body: { note: note.value.trim() }, headers: asRead(step, model) });
      finish(true);
    } catch (error) {
      put(trouble, error.message);
      if (error.status === 409) model.refresh();
    }
  });
  return form;
}

function registerForm(model, finish) {
  const number = h("input", { id: "so-ky", type: "text", maxlength: 20, required: true, inputmode: "numeric", value: model.head.number });
  const day = h("input", { id: "ngay-ky", type: "date", required: true, value: model.head.date });
  const trouble = h("p", { class: "trouble", role: "alert" });
  const form = h(
    "form",
    { class: "answer-form" },
    h("div", { class: "field-row" }, h("div", { class: "field" }, h("label", { for: "so-ky" }, "Số"), number), h("div", { class: "field" }, h("label", { for: "ngay-ky" }, "Ngày ký"), day)),
    h("p", { class: "hint" }, "Số, ngày được ghi vào phần đầu và mọi phụ lục của bản đã duyệt."),
    trouble,
    h("div", { class: "buttons" }, button({ text: "Ghi", kind: "primary", type: "submit" }), button({ text: "Thôi", onclick: () => finish(false) })),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await call("POST", `${model.base}/life/register`, { body: { number: number.value.trim(), date: day.value }, headers: ifMatch(model.head.revision) });
      finish(true);
    } catch (error) {
      put(trouble, error.message);
    }
  });
  return form;
}
