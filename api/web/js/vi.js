/** Numbers, dates and words as Vietnamese officials write them. */

export const STATES = {
  not_asked: "chưa hỏi",
  missing: "thiếu số liệu",
  drafted: "đã soạn",
  to_fix: "cần sửa",
  passed: "đạt",
};
export const SEVERITIES = { error: "Lỗi", warning: "Cần xem lại", info: "Ghi chú" };
export const KINDS = { five_year: "Kế hoạch 5 năm", annual: "Kế hoạch năm" };
export const STATUSES = {
  drafting: "đang soạn",
  submitted: "đã gửi thẩm định",
  more: "cần bổ sung",
  approved: "đã duyệt",
  returned: "trả lại để sửa",
  registered: "đã ghi số",
};
/** Where a plan (or its life) stands: an approved one that was edited since is a new draft beside the approved text. */
export const standing = (plan) => STATUSES[plan.status] + (plan.revised ? ", đang sửa bản mới" : "");
export const STANDINGS = {
  given: "đã có",
  unknown: "chưa có số liệu",
  none: "không có",
  skipped: "bỏ qua",
  not_applicable: "không áp dụng",
  suggested: "theo gợi ý",
  unanswered: "chưa trả lời",
};
export const ORIGINS = { composed: "soạn sẵn", model: "mô hình", person: "người" };

/** "1234567.5" → "1.234.567,5"; text that is no number stays. */
export function number(text) {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(text ?? ""));
  if (!match) return String(text ?? "");
  const whole = match[2].replace(/\B(?=(\d{3})+(?!\d))/g, ".");
  const rest = (match[3] ?? "").replace(/0+$/, "");
  return match[1] + whole + (rest ? `,${rest}` : "");
}

/** "1.234,5" → 1234.5; NaN for what is no number. */
export function parseNumber(text) {
  const plain = String(text).trim().replace(/\s/g, "");
  if (!/^-?\d{1,3}(\.\d{3})*(,\d+)?$|^-?\d+([,.]\d+)?$/.test(plain)) return NaN;
  const grouped = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain) ? plain.replaceAll(".", "") : plain;
  return Number(grouped.replace(",", "."));
}

export const percent = (value) => `${number(value)}%`;

/** "2020-09-05" → "05/9/2020": months of one figure stand as they are, save January and February. */
export function date(iso) {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? "");
  if (!match) return iso ?? "";
  const month = Number(match[2]);
  return `${match[3]}/${month <= 2 ? match[2] : month}/${match[1]}`;
}

const clock = new Intl.DateTimeFormat("vi-VN", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });
const day = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" });

/** A moment in Vietnam: "14:05, 05/9/2020". */
export function moment(iso) {
  const at = new Date(/[Z+]/.test(iso ?? "") ? iso : `${iso}Z`);
  return Number.isNaN(at.getTime()) ? (iso ?? "") : `${clock.format(at)}, ${date(day.format(at))}`;
}

export const years = ([first, last]) => (first === last ? String(first) : `${first}-${last}`);

/** Words without marks and case, for finding what was typed without diacritics. */
export function fold(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replaceAll("đ", "d").replaceAll("Đ", "D").toLowerCase();
}

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
export const lower = (text) => text.charAt(0).toLowerCase() + text.slice(1);
