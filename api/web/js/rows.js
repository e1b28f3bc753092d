/** A table to fill in: one row a thing, columns as the framework has them; rows pasted from Excel fall into place. */

import { button, h } from "./dom.js";

/** {node, value(), focus()}: value is a list of {column: text} without empty rows. */
export function rowsForm(columns, rows) {
  const body = h("div", { class: "rows-body" });
  const fields = () => [...body.querySelectorAll(".rows-row")].map((row) => [...row.querySelectorAll("input")]);
  const number = () => [...body.querySelectorAll(".rows-row > legend")].forEach((legend, at) => (legend.textContent = `Dòng ${at + 1}`));

  function addRow(told = {}) {
    const row = h(
      "fieldset",
      { class: "rows-row" },
      h("legend", {}),
      columns.map((column) =>
        h(
          "label",
          { class: "rows-cell" },
          h("span", {}, column.label),
          h("input", { type: "text", value: told[column.id] ?? "", maxlength: 500, autocomplete: "off", "data-column": column.id, inputmode: column.type === "count" ? "numeric" : undefined, placeholder: HINTS[column.type] }),
        ),
      ),
      button({ label: "Bỏ dòng này", glyph: "trash", kind: "bare small", onclick: () => (row.remove(), body.children.length || addRow(), number()) }),
    );
    body.append(row);
    number();
    return row;
  }

  body.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "");
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    const grid = fields();
    const startRow = grid.findIndex((row) => row.includes(event.target));
    const startColumn = grid[startRow].indexOf(event.target);
    text.split("\n").forEach((line, down) => {
      if (startRow + down >= body.children.length) addRow();
      const row = fields()[startRow + down];
      line.split("\t").forEach((cell, right) => row[startColumn + right] && (row[startColumn + right].value = cell.trim()));
    });
  });

  (rows.length ? rows : [{}]).forEach(addRow);
  const node = h("div", { class: "rows-form" }, body, button({ text: "Thêm dòng", glyph: "plus", kind: "small", onclick: () => addRow().querySelector("input").focus() }));
  const value = () =>
    fields()
      .map((row) => Object.fromEntries(row.filter((cell) => cell.value.trim()).map((cell) => [cell.dataset.column, cell.value.trim()])))
      .filter((row) => Object.keys(row).length);
  return { node, value, focus: () => body.querySelector("input")?.focus() };
}

const HINTS = { money: "triệu đồng", month: "tháng/năm", years: "năm", yesno: "có hoặc không", level: "1 đến 5" };
