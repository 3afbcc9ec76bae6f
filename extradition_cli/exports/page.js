"use strict";
(() => {
  const table = document.querySelector(".roster");
  if (!table) return;
  const body = table.tBodies[0];
  const form = document.querySelector(".find");
  const input = document.getElementById("find");
  const found = document.getElementById("found");

  // Accents and case do not matter: "nunez" finds Núñez, as on the command line; so does the city of a court.
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const rows = Array.from(body.rows, (row) => ({ row, text: fold(row.textContent) + row.dataset.find }));

  const everybody = found.defaultValue;

  const filter = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { row, text } of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      count += !row.hidden;
    }
    found.value = words.length ? `${count} / ${everybody}` : everybody;
  };

  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.sort ?? (cell.querySelector("a") ?? cell).textContent.trim();
  };
  const order = new Intl.Collator("es", { numeric: true });
  const sort = (head, column) => {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const sorted = rows.map(({ row }) => ({ row, key: key(row, column) }));
    // What is not known stays last either way.
    sorted.sort((a, b) => !a.key - !b.key || (down ? -1 : 1) * order.compare(a.key, b.key));
    body.append(...sorted.map(({ row }) => row));
  };

  Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sort(head, column));
    head.replaceChildren(button);
  });
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", filter);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      input.value = "";
      filter();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && document.activeElement !== input) {
      event.preventDefault();
      input.focus();
      form.scrollIntoView({ block: "center" });
    }
  });
  filter();
})();
