/** Money by year and source, the share of security, projects in time: drawn as SVG, each with the table it was drawn from. */

import { h, s } from "./dom.js";
import { number, percent } from "./vi.js";

/** `data`: what GET …/charts answers. */
export function charts(data) {
  return [money(data), security(data.security), timeline(data)].filter(Boolean);
}

function figure(title, picture, table) {
  return h("figure", { class: "chart" }, h("figcaption", {}, title), h("div", { class: "chart-frame", tabindex: "0", role: "group", "aria-label": title }, picture), h("details", {}, h("summary", {}, "Bảng số của biểu đồ"), table));
}

/** As wide as a phone shows without scrolling; 520 where there is room. */
const room = () => Math.max(280, Math.min(520, document.documentElement.clientWidth - 66));
const svg = (width, height, title, ...inside) => s("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "plot", role: "img", "aria-label": title }, inside);
const words = (x, y, text, kind = "") => s("text", { x, y, class: kind }, text);
const plain = (heads, rows) => h("table", { class: "listing" }, h("thead", {}, h("tr", {}, heads.map((text) => h("th", { scope: "col" }, text)))), h("tbody", {}, rows.map(([first, ...rest]) => h("tr", {}, h("th", { scope: "row" }, first), rest.map((text) => h("td", { class: "right" }, text))))));
const yearName = (year) => (year === null ? "chưa phân bổ" : String(year));

/** A column a year, a colour a source. */
function money({ by_year: years }) {
  if (!years.some((each) => Number(each.amount) > 0)) return null;
  const names = [...new Set(years.flatMap((each) => Object.keys(each.sources)))];
  const most = Math.max(...years.map((each) => Number(each.amount)), 1);
  const narrow = room() < 520;
  const least = narrow ? 46 : 92; // a year
  const [width, height, foot] = [Math.max(room(), years.length * least), 220, 34];
  const step = width / years.length;
  const scale = (height - foot - 26) / most;
  const columns = years.map((each, at) => {
    const left = at * step + step * 0.2;
    let top = height - foot;
    const parts = names.map((name, colour) => {
      const tall = Number(each.sources[name] ?? 0) * scale;
      top -= tall;
      return tall > 0 && s("rect", { x: left, y: top, width: step * 0.6, height: tall, class: `series-${colour % 6}` });
    });
    const tall = Number(each.amount) * scale;
    return [
      s("rect", { x: left, y: height - foot - tall, width: step * 0.6, height: tall, class: "series-none" }),
      parts,
      words(left + step * 0.3, height - foot - tall - 6, number(each.amount), "middle figure"),
      (narrow && each.year === null ? ["chưa", "phân bổ"] : [yearName(each.year)]).map((name, line) => words(left + step * 0.3, height - 18 + line * 14, name, "middle")),
    ];
  });
  const title = "Kinh phí theo năm và nguồn vốn (triệu đồng)";
  return figure(
    title,
    [svg(width, height, title, s("line", { x1: 0, x2: width, y1: height - foot, y2: height - foot, class: "axis" }), columns), h("ul", { class: "chart-legend" }, names.map((name, colour) => h("li", {}, h("span", { class: `swatch series-${colour % 6}` }), name)))],
    plain(["Năm", ...names, "Cộng"], years.map((each) => [yearName(each.year), ...names.map((name) => number(each.sources[name] ?? "0")), number(each.amount)])),
  );
}

/** The share against the least that is asked. */
function security({ amount, total, share, least }) {
  if (share === null || least === null) return null;
  const [width, height] = [room(), 74];
  const most = Math.max(Number(share), Number(least)) * 1.35 || 1;
  const at = (value) => (Number(value) / most) * width;
  const enough = Number(share) >= Number(least);
  const title = `Chi cho an toàn thông tin: ${percent(share)}, mức tối thiểu ${percent(least)}`;
  return figure(
    title,
    svg(
      width, height, title,
      s("rect", { x: 0, y: 14, width, height: 22, class: "ground" }),
      s("rect", { x: 0, y: 14, width: at(share), height: 22, class: enough ? "enough" : "short" }),
      s("line", { x1: at(least), x2: at(least), y1: 6, y2: 44, class: "least" }),
      words(at(least), 62, `tối thiểu ${percent(least)}`, "middle"),
    ),
    plain(["", "Triệu đồng", "Tỷ lệ"], [["An toàn thông tin", number(amount), percent(share)], ["Toàn bộ dự án", number(total), "100%"]]),
  );
}

/** A bar a project, from its first year to its last. */
function timeline({ timeline: rows, years }) {
  const told = rows.filter((row) => row.start);
  if (!told.length) return null;
  const first = Math.min(years[0], ...told.map((row) => row.start));
  const last = Math.max(years.at(-1), ...told.map((row) => row.end ?? row.start));
  const count = last - first + 1;
  const [width, line] = [Math.max(room(), count * (room() < 520 ? 46 : 104)), 42];
  const height = told.length * line + 26;
  const step = width / count;
  const title = "Thời gian thực hiện các dự án";
  return figure(
    title,
    svg(
      width, height, title,
      Array.from({ length: count }, (_, at) => [words(at * step + step / 2, 14, first + at, "middle"), s("line", { x1: at * step, x2: at * step, y1: 22, y2: height, class: "axis faint" })]),
      told.map((row, at) => {
        const left = (row.start - first) * step;
        const long = ((row.end ?? row.start) - row.start + 1) * step;
        return [s("rect", { x: left + 2, y: 26 + at * line + 18, width: long - 4, height: 14, rx: 4, class: "series-0" }), words(2, 26 + at * line + 13, short(row.name, width / 6.4))];
      }),
    ),
    plain(["Dự án", "Thời gian", "Kinh phí"], rows.map((row) => [row.name, row.start ? (row.end && row.end !== row.start ? `${row.start}-${row.end}` : String(row.start)) : "chưa rõ", row.total === null ? "chưa có" : number(row.total)])),
  );
}

const short = (text, most) => (text.length > most ? `${text.slice(0, most - 1).replace(/\s+\S*$/, "")}…` : text);
