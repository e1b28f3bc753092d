/** The first view: plans there are, and a new one. The notice on state secrets stands before anything can be typed. */

import { call, ifMatch, newKey } from "./api.js";
import { button, h, icon, put } from "./dom.js";
import { download } from "./downloads.js";
import { complain, dialog, toast } from "./notices.js";
import { openFromFile } from "./openfile.js";
import { may } from "./session.js";
import { plainBar } from "./topbar.js";
import { KINDS, date as vietnamese, lower, moment, standing, years } from "./vi.js";
import { unitField } from "./units.js";

/** Show the list of plans and the form of a new one. */
export async function showHome(app) {
  document.title = "Trợ lý lập kế hoạch";
  const list = h("section", { class: "plans", "aria-labelledby": "plans-title" });
  put(
    app,
    h("a", { class: "skip", href: "#chinh" }, "Đến nội dung chính"),
    plainBar(),
    h(
      "main",
      { id: "chinh", class: "home", tabindex: "-1" },
      h(
        "div",
        { class: "intro" },
        h("h1", {}, "Kế hoạch ứng dụng CNTT, phát triển chính quyền số và bảo đảm an toàn thông tin mạng"),
        h(
          "p",
          {},
          "Trả lời bằng lời thường; kế hoạch được soạn ngay bên cạnh theo khung của Công văn số 784/STTTT, đúng thể thức Nghị định số 30/2020/NĐ-CP. Con số nào cũng bấm vào xem được ai nói, nói thế nào.",
        ),
      ),
      secretsNotice(),
      h("div", { class: "home-columns" }, may("create") && newPlanForm(), list),
    ),
  );
  await showPlans(list);
}

function secretsNotice() {
  return h(
    "aside",
    { class: "notice", "aria-label": "Lưu ý về bí mật nhà nước" },
    icon("warn"),
    h(
      "p",
      {},
      h("strong", {}, "Không nhập bí mật nhà nước. "),
      "Kế hoạch này là văn bản thường. Nội dung mật, tối mật, tuyệt mật soạn trên máy riêng theo Luật Bảo vệ bí mật nhà nước. Phụ lục hệ thống theo cấp độ và sự cố có thể xuất thành tệp riêng, lưu hành hạn chế.",
    ),
  );
}

function newPlanForm() {
  const unit = unitField();
  const today = new Date();
  const date = h("input", { type: "date", id: "plan-date", required: true, value: localDay(today) });
  const start = today.getFullYear() > 2020 ? Math.floor((today.getFullYear() - 1) / 5) * 5 + 1 : 2021;
  const period = h("select", { id: "plan-period" }, [start, start + 5, start - 5, 2021].filter((year, at, all) => all.indexOf(year) === at).sort().map((year) =>
    h("option", { value: year, selected: year === start }, `${year}-${year + 4}`)));
  const year = h("input", { type: "number", id: "plan-year", min: 2000, max: 2100, step: 1, value: today.getFullYear() + 1 });
  const periodField = h("div", { class: "field" }, h("label", { for: "plan-period" }, "Giai đoạn"), period);
  const yearField = h("div", { class: "field", hidden: true }, h("label", { for: "plan-year" }, "Năm kế hoạch"), year);
  const trouble = h("p", { class: "trouble", role: "alert" });
  const kinds = Object.entries(KINDS).map(([value, text]) =>
    h("label", { class: "choice" }, h("input", { type: "radio", name: "kind", value, checked: value === "five_year", onchange: () => follow(value) }), h("span", {}, text)));
  const follow = (kind) => {
    periodField.hidden = kind !== "five_year";
    yearField.hidden = kind === "five_year";
  };
  const told = h("p", { class: "hint", role: "status" });
  const tell = () => put(told, `Hiệu lực của căn cứ được xét vào ngày ${vietnamese(date.value) || "này"}; sửa lại lúc nào cũng được.`);
  date.addEventListener("input", tell);
  tell();
  const keyOf = onceKey();
  const go = button({ text: "Bắt đầu", kind: "primary", type: "submit" });
  const form = h(
    "form",
    { class: "card new-plan", "aria-labelledby": "new-title", novalidate: true },
    h("h2", { id: "new-title" }, "Kế hoạch mới"),
    unit.node,
    h("fieldset", { class: "field" }, h("legend", {}, "Loại kế hoạch"), h("div", { class: "choices" }, kinds)),
    h("div", { class: "field-row" }, periodField, yearField, h("div", { class: "field" }, h("label", { for: "plan-date" }, "Ngày của kế hoạch"), date)),
    told,
    trouble,
    go,
    openFromFile(),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const kind = form.elements.kind.value;
    put(trouble);
    if (!unit.value()) {
      put(trouble, "Ghi tên đơn vị, đủ hoặc viết tắt, ví dụ: Sở Tư pháp, UBND huyện Ba Tơ.");
      unit.focus();
      return;
    }
    go.disabled = true;
    try {
      const first = Number(period.value);
      const span = kind === "annual" ? { year: Number(year.value) } : { period: [first, first + 4] };
      const body = { unit: unit.value(), kind, date: date.value || undefined, ...span };
      const plan = await call("POST", "/plans", { body, headers: { "idempotency-key": keyOf(JSON.stringify(body)) } });
      location.hash = `#/ke-hoach/${encodeURIComponent(plan.id)}`;
    } catch (error) {
      put(trouble, error.message);
      unit.focus();
    } finally {
      go.disabled = false;
    }
  });
  return form;
}

/** The same words sent again have the same key, so that an answer that got lost on its way makes no second plan. */
function onceKey() {
  let last = "";
  let key = "";
  return (words) => {
    if (words !== last) [last, key] = [words, newKey()];
    return key;
  };
}

function localDay(now) {
  const two = (part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The list; `again`: after one was deleted, so that the keyboard goes on from its heading. */
async function showPlans(place, again = false) {
  const rows = h("ul", { class: "plan-list" });
  const more = button({ text: "Xem thêm", kind: "quiet", hidden: true });
  put(place, h("h2", { id: "plans-title" }, "Kế hoạch đã có"), h("p", { class: "loading" }, "Đang tải…"));
  let cursor = "";
  const load = async () => {
    const page = await call("GET", `/plans?limit=20${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
    page.items.forEach((plan) => rows.append(planRow(plan, () => showPlans(place, true))));
    cursor = page.next ?? "";
    more.hidden = !cursor;
    return page.items.length;
  };
  more.addEventListener("click", () => load().catch(complain));
  try {
    const count = await load();
    put(
      place,
      h("h2", { id: "plans-title", tabindex: "-1" }, "Kế hoạch đã có"),
      count ? rows : h("p", { class: "empty" }, "Chưa có kế hoạch nào. Ghi tên đơn vị rồi bấm “Bắt đầu”; mọi câu trả lời được lưu ngay, tắt máy lúc nào cũng được."),
      more,
    );
    if (again) place.firstChild.focus();
  } catch (error) {
    put(place, h("h2", { id: "plans-title" }, "Kế hoạch đã có"), h("p", { class: "trouble", role: "alert" }, error.message), button({ text: "Thử lại", onclick: () => showPlans(place) }));
  }
}

function planRow(plan, again) {
  return h(
    "li",
    { class: "plan-row" },
    h(
      "a",
      { href: `#/ke-hoach/${encodeURIComponent(plan.id)}` },
      h("span", { class: "plan-unit" }, plan.unit),
      h("span", { class: "plan-kind" }, `${KINDS[plan.kind]} ${years(plan.period)}`),
      h("span", { class: "plan-when" }, `${standing(plan)} · ngày ${vietnamese(plan.date)} · lập lúc ${moment(plan.created)}`),
    ),
    plan.deletable && button({ label: `Xóa ${named(plan)}`, glyph: "trash", kind: "bare", onclick: () => remove(plan, again) }),
  );
}

const named = (plan) => `${lower(KINDS[plan.kind])} ${years(plan.period)} của ${plan.unit}`;

async function remove(plan, again) {
  const done = await dialog({ title: "Xóa kế hoạch?", body: (finish) => removal(plan, finish) });
  if (!done) return;
  toast(`Đã xóa ${named(plan)}.`);
  again();
}

/** What goes, by its name, and a copy to keep; it cannot be had back. */
function removal(plan, finish) {
  const path = `/plans/${encodeURIComponent(plan.id)}`;
  const trouble = h("p", { class: "trouble", role: "alert" });
  const go = button({ text: "Xóa hẳn", kind: "danger", onclick: erase });
  async function erase() {
    go.disabled = true;
    try {
      await call("DELETE", path, { headers: ifMatch(plan.revision) });
      finish(true);
    } catch (error) {
      if (error.status === 404) return finish(true); // somebody was quicker
      put(trouble, error.message);
      if (error.theirs) plan.revision = error.theirs.revision;
      go.disabled = false;
    }
  }
  return [
    h("p", {}, "Xóa hẳn ", h("strong", {}, named(plan)), `, lập lúc ${moment(plan.created)}: câu trả lời, văn bản, dự án, cuộc trao đổi và tệp đã đọc. Không lấy lại được.`),
    h("p", { class: "hint" }, "Muốn giữ một bản thì tải tệp JSON trước; sau này mở lại được bằng “Mở từ tệp”."),
    trouble,
    h("div", { class: "buttons" }, go, button({ text: "Tải tệp JSON", glyph: "down", onclick: () => download({ base: path }, "/exports/json") }), button({ text: "Thôi", kind: "primary", onclick: () => finish(false) })),
  ];
}
