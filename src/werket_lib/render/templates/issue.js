(function () {
  "use strict";
  var popover = null;

  // A number shows its fact where one stands; without this script it leads to the foot of the page.
  function close() {
    if (popover) {
      popover.remove();
      if (popover.opener) { popover.opener.focus(); }
      popover = null;
    }
  }
  function show(link) {
    var fact = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!fact) { return; }
    close();
    popover = document.createElement("div");
    popover.className = "fact-popover";
    popover.setAttribute("role", "dialog");
    popover.setAttribute("aria-label", "Siffrans ursprung");
    popover.opener = link;
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = "Stäng";
    button.addEventListener("click", close);
    var list = document.createElement("dl");
    var copy = fact.cloneNode(true);
    copy.removeAttribute("id");
    list.appendChild(copy);
    popover.append(button, list);
    document.body.appendChild(popover);
    button.focus();
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a.number");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      show(link);
    } else if (popover && !popover.contains(event.target)) {
      close();
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { close(); }
  });

  // A link from elsewhere to a fact opens the list that holds it.
  function unfold() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var details = target && target.closest("details");
    if (details) { details.open = true; target.scrollIntoView(); }
  }
  window.addEventListener("hashchange", unfold);
  unfold();

  // A long table can be sorted by its heads and searched.
  function amount(text) {
    var plain = text.replace(/[\s\u00a0]/g, "").replace("\u2212", "-").replace(",", ".");
    return /^[+-]?\d+(\.\d+)?$/.test(plain) ? parseFloat(plain) : null;
  }
  function compare(a, b) {
    var x = amount(a), y = amount(b);
    if (x !== null && y !== null) { return x - y; }
    if (x !== null || y !== null) { return x === null ? 1 : -1; }
    return a.localeCompare(b, "sv");
  }
  document.querySelectorAll(".werket-table.long").forEach(function (figure) {
    var table = figure.querySelector("table");
    var body = table.tBodies[0];
    var all = Array.prototype.slice.call(body.rows);
    var rows = all.filter(function (row) { return !row.querySelector(".gt_grand_summary_row"); });
    var total = all.filter(function (row) { return rows.indexOf(row) < 0; });
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
      var label = head.textContent.trim();
      if (!label) { return; }
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.textContent = label;
      head.replaceChildren(button);
      button.addEventListener("click", function () {
        var rising = head.getAttribute("aria-sort") !== "ascending";
        table.querySelectorAll("[aria-sort]").forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", rising ? "ascending" : "descending");
        rows.sort(function (a, b) {
          var order = compare(a.cells[column].textContent.trim(), b.cells[column].textContent.trim());
          return rising ? order : -order;
        });
        body.append.apply(body, rows.concat(total));
      });
    });
    var label = document.createElement("label");
    label.className = "search";
    label.append("Sök i tabellen ");
    var input = document.createElement("input");
    input.type = "search";
    var told = document.createElement("output");
    told.setAttribute("aria-live", "polite");
    label.append(input, told);
    figure.insertBefore(label, figure.querySelector(".scroll"));
    input.addEventListener("input", function () {
      var wanted = input.value.trim().toLocaleLowerCase("sv");
      var shown = rows.filter(function (row) {
        row.hidden = wanted !== "" && row.textContent.toLocaleLowerCase("sv").indexOf(wanted) < 0;
        return !row.hidden;
      });
      told.textContent = wanted ? shown.length + " av " + rows.length + " rader" : "";
    });
  });
})();
