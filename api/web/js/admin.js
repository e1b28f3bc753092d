/** What an administrator sees: accounts and the audit trail. No plan is to be seen from here. */

import { call } from "./api.js";
import { button, h, put } from "./dom.js";
import { complain, dialog, toast } from "./notices.js";
import { plainBar } from "./topbar.js";
import { session } from "./session.js";
import { addedTexts } from "./texts.js";
import { moment } from "./vi.js";

const ROLES = { "soan-thao": "Soạn thảo", "dau-moi": "Đầu mối số liệu", "lanh-dao": "Lãnh đạo đơn vị", "van-thu": "Văn thư", "tham-dinh": "Thẩm định", "quan-tri": "Quản trị" };

const DEEDS = {
  "sign-in": "đăng nhập",
  "sign-in refused": "đăng nhập sai",
  "sign-in throttled": "đăng nhập sai nhiều lần, tạm chặn",
  "sign-out": "đăng xuất",
  "sign-out everywhere": "đăng xuất mọi nơi",
  password: "đặt mật khẩu",
  token: "tạo mã cá nhân",
  "sessions ended": "kết thúc các phiên",
  "tokens ended": "bỏ các mã cá nhân",
  "account added": "thêm tài khoản",
  "account opened": "mở tài khoản",
  "account shut": "khóa tài khoản",
  read: "đọc kế hoạch",
  export: "xuất tệp",
  "plan deleted": "xóa kế hoạch",
  "text added": "thêm văn bản tra cứu",
  "text removed": "bỏ văn bản tra cứu",
  submitted: "gửi thẩm định",
  approved: "duyệt",
  returned: "trả lại để sửa",
  registered: "ghi số, ngày",
  opinion: "ghi ý kiến thẩm định",
  more: "yêu cầu bổ sung",
};

/** Accounts at the left, the trail at the right. */
export async function showAdmin(app) {
  document.title = "Quản trị · Trợ lý lập kế hoạch";
  const people = h("div", { class: "table-frame", tabindex: "0", role: "group", "aria-label": "Các tài khoản" });
  const trail = h("div", { class: "table-frame", tabindex: "0", role: "group", "aria-label": "Nhật ký" });
  put(
    app,
    plainBar(),
    h(
      "main",
      { id: "chinh", class: "home", tabindex: "-1" },
      h("h1", {}, "Quản trị"),
      h("section", { class: "card", "aria-labelledby": "people-title" }, h("h2", { id: "people-title" }, "Tài khoản"), people, newAccount(() => showPeople(people))),
      addedTexts(),
      h("section", { class: "card", "aria-labelledby": "trail-title" }, h("h2", { id: "trail-title" }, "Nhật ký"), h("p", { class: "hint" }, "Chỉ ghi thêm, không sửa được: đăng nhập, đọc kế hoạch của đơn vị khác, duyệt, xuất tệp."), trail),
    ),
  );
  await Promise.all([showPeople(people), showTrail(trail)]);
}

async function showPeople(place) {
  try {
    const items = [];
    for (let next = ""; next !== null; ) {
      const page = await call("GET", `/accounts?limit=200&cursor=${encodeURIComponent(next)}`);
      items.push(...page.items);
      next = page.next;
    }
    put(place, listing(["Tên", "Vai trò", "Đơn vị", "Trạng thái", "Việc"], items.map((each) => [each.name, each.title, each.unit || "tất cả", each.active ? "đang dùng" : "đã khóa", actions(each, () => showPeople(place))])));
  } catch (error) {
    put(place, h("p", { class: "trouble", role: "alert" }, error.message));
  }
}

function actions(account, again) {
  const change = (body, words) => call("PATCH", `/accounts/${encodeURIComponent(account.name)}`, { body }).then((changed) => (toast([words, ended(changed)].filter(Boolean).join("; ") + "."), again()), complain);
  return h(
    "div",
    { class: "buttons tight" },
    account.name !== session().name && button({ text: account.active ? "Khóa" : "Mở", label: `${account.active ? "Khóa" : "Mở"} tài khoản ${account.name}`, kind: "small", onclick: () => change({ active: !account.active }, `Đã ${account.active ? "khóa" : "mở"} tài khoản ${account.name}`) }),
    button({ text: "Đặt lại mật khẩu", label: `Đặt lại mật khẩu của ${account.name}`, kind: "small", onclick: () => reset(account, change) }),
  );
}

async function reset(account, change) {
  const password = await dialog({
    title: `Mật khẩu mới của ${account.name}`,
    body: (finish) => {
      const field = h("input", { id: "mat-khau-moi", type: "password", autocomplete: "new-password", required: true });
      return h("form", { class: "answer-form", onsubmit: (event) => (event.preventDefault(), finish(field.value)) }, h("div", { class: "field" }, h("label", { for: "mat-khau-moi" }, "Mật khẩu mới"), field), h("p", { class: "hint" }, "Các phiên đăng nhập và mã cá nhân của tài khoản hết hiệu lực ngay; chương trình dùng mã cũ cần mã mới."), h("div", { class: "buttons" }, button({ text: "Đặt lại", kind: "primary", type: "submit" })));
    },
  });
  if (password) change({ password }, `Đã đặt lại mật khẩu của ${account.name}`);
}

const ended = ({ ended_sessions: sessions, ended_tokens: tokens }) => (sessions || tokens ? `${sessions} phiên đăng nhập và ${tokens} mã cá nhân đã hết hiệu lực` : "");

function newAccount(again) {
  const field = (id, label, node) => h("div", { class: "field" }, h("label", { for: id }, label), Object.assign(node, { id }));
  const name = h("input", { type: "text", autocomplete: "off", required: true, maxlength: 80 });
  const password = h("input", { type: "password", autocomplete: "new-password", required: true });
  const role = h("select", {}, Object.entries(ROLES).map(([value, text]) => h("option", { value }, text)));
  const unit = h("input", { type: "text", maxlength: 200, placeholder: "so tu phap; bỏ trống với thẩm định, quản trị" });
  const trouble = h("p", { class: "trouble", role: "alert" });
  const form = h(
    "form",
    { class: "answer-form", "aria-label": "Thêm tài khoản" },
    h("h3", {}, "Thêm tài khoản"),
    h("div", { class: "field-row" }, field("tk-ten", "Tên đăng nhập", name), field("tk-mat-khau", "Mật khẩu ban đầu", password)),
    h("div", { class: "field-row" }, field("tk-vai", "Vai trò", role), field("tk-don-vi", "Đơn vị", unit)),
    trouble,
    h("div", { class: "buttons" }, button({ text: "Thêm", kind: "primary", type: "submit" })),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    put(trouble);
    try {
      await call("POST", "/accounts", { body: { name: name.value.trim(), password: password.value, role: role.value, unit: unit.value.trim() } });
      form.reset();
      toast("Đã thêm tài khoản.");
      again();
    } catch (error) {
      put(trouble, error.message);
    }
  });
  return form;
}

async function showTrail(place) {
  const rows = [];
  let cursor = "";
  const more = button({ text: "Xem thêm", kind: "quiet", onclick: () => load().catch(complain) });
  async function load() {
    const page = await call("GET", `/audit?limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
    rows.push(...page.items.map((line) => [moment(line.at), line.who, DEEDS[line.what] ?? line.what, line.target, line.address]));
    cursor = page.next ?? "";
    more.hidden = !cursor;
    put(place, listing(["Lúc", "Ai", "Việc", "Đối tượng", "Địa chỉ"], rows), more);
  }
  try {
    await load();
  } catch (error) {
    put(place, h("p", { class: "trouble", role: "alert" }, error.message));
  }
}

const listing = (heads, rows) =>
  h("table", { class: "listing" }, h("thead", {}, h("tr", {}, heads.map((text) => h("th", { scope: "col" }, text)))), h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, cell))))));
