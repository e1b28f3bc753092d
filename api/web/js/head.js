/** The head of the plan: date, place, number, who signs, who receives. */

import { call, ifMatch } from "./api.js";
import { button, h, put } from "./dom.js";
import { toast } from "./notices.js";
import { may } from "./session.js";
import { date } from "./vi.js";

const AUTHORITIES = { "": "Người đứng đầu tự ký", KT: "KT. (ký thay)", TL: "TL. (thừa lệnh)", TUQ: "TUQ. (thừa ủy quyền)", Q: "Q. (quyền)" };

/** The form in `place`, filled anew whenever the head changes and nothing typed would be lost. */
export function headForm(model) {
  const field = (id, label, node, hint) => h("div", { class: "field" }, h("label", { for: id }, label), Object.assign(node, { id }), hint && h("p", { class: "hint" }, hint));
  const day = h("input", { type: "date", required: true });
  const where = h("input", { type: "text", maxlength: 500, placeholder: "Quảng Ngãi" });
  const number = h("input", { type: "text", maxlength: 500, inputmode: "numeric", placeholder: "văn thư ghi sau khi ký" });
  const authority = h("select", {}, Object.entries(AUTHORITIES).map(([value, text]) => h("option", { value }, text)));
  const title = h("input", { type: "text", maxlength: 500, placeholder: "Giám đốc" });
  const name = h("input", { type: "text", maxlength: 500, placeholder: "họ và tên người ký" });
  const recipients = h("textarea", { rows: 4, maxlength: 20000, placeholder: "Mỗi nơi nhận một dòng; bỏ trống thì dùng nơi nhận theo khung" });
  const trouble = h("div", { class: "trouble", role: "alert" });
  const save = button({ text: "Lưu phần đầu văn bản", kind: "primary", type: "submit" });
  const form = h(
    "form",
    { class: "card head-form", "aria-labelledby": "head-title" },
    h("h3", { id: "head-title" }, "Phần đầu và phần ký"),
    h("div", { class: "field-row" }, field("dau-ngay", "Ngày của kế hoạch", day, "Hiệu lực của căn cứ được xét vào ngày này."), field("dau-noi", "Địa danh", where)),
    field("dau-so", "Số", number),
    h("div", { class: "field-row" }, field("ky-quyen", "Thẩm quyền ký", authority), field("ky-chuc", "Chức vụ", title)),
    field("ky-ten", "Người ký", name),
    field("noi-nhan", "Nơi nhận", recipients),
    trouble,
    may("write") && h("div", { class: "buttons" }, save),
  );
  let touched = false;
  let revision = 0;
  const fill = (head) => {
    revision = head.revision;
    if (touched) return;
    day.value = head.date;
    where.value = head.place;
    number.value = head.number;
    authority.value = head.signer.authority ?? "";
    title.value = head.signer.title ?? "";
    name.value = head.signer.name ?? "";
    recipients.value = head.recipients.join("\n");
  };
  model.on("head", fill);
  if (!may("write")) [...form.elements].forEach((element) => (element.disabled = true));
  form.addEventListener("input", () => (touched = true));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    put(trouble);
    save.disabled = true;
    const body = {
      date: day.value, place: where.value.trim(), number: number.value.trim(),
      signer: { authority: authority.value, title: title.value.trim(), name: name.value.trim() },
      recipients: recipients.value.split("\n").map((line) => line.trim()).filter(Boolean),
    };
    try {
      const head = await call("PUT", model.base, { body, headers: ifMatch(revision) });
      touched = false;
      model.setHead(head);
      toast("Đã lưu phần đầu văn bản.");
      await model.refresh();
    } catch (error) {
      if (error.kind === "conflict" && error.theirs) {
        revision = error.theirs.revision;
        put(trouble, conflict(error.theirs));
      } else put(trouble, error.message);
    } finally {
      save.disabled = false;
    }
  });
  return form;
}

function conflict(theirs) {
  const signer = [AUTHORITIES[theirs.signer.authority] && theirs.signer.authority, theirs.signer.title, theirs.signer.name].filter(Boolean).join(" ");
  return [
    h("p", {}, "Trong lúc bạn sửa, người khác đã lưu phần này. Những gì bạn ghi vẫn ở trên; bản vừa lưu là:"),
    h("blockquote", {}, [`Ngày ${date(theirs.date)}, ${theirs.place}`, `Số: ${theirs.number || "chưa có"}`, `Ký: ${signer || "chưa ghi"}`, `Nơi nhận: ${theirs.recipients.join("; ")}`].join("\n")),
    h("p", {}, "Sửa cho đủ cả hai rồi bấm lưu lần nữa."),
  ];
}
