(function () {
  "use strict";
  var popover = null, opener = null;

  // A number shows its fact where it stands; without this script it leads to the list at the foot of the page.
  function close(refocus) {
    if (!popover) { return; }
    popover.remove();
    popover = null;
    opener.removeAttribute("aria-expanded");
    if (refocus) { opener.focus(); }
  }
  function button(text, act) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }
  function place(link) {
    var at = link.getBoundingClientRect(), gap = 8, root = document.documentElement;
    var left = Math.min(at.left, root.clientWidth - popover.offsetWidth - 16);
    var below = at.bottom + gap + popover.offsetHeight <= window.innerHeight || at.top < popover.offsetHeight + gap;
    popover.style.left = Math.max(left, 16) + window.scrollX + "px";
    popover.style.top = (below ? at.bottom + gap : at.top - gap - popover.offsetHeight) + window.scrollY + "px";
  }
  function show(link) {
    var fact = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!fact) { return; }
    close(false);
    popover = document.createElement("div");
    popover.className = "fact-popover";
    popover.setAttribute("role", "dialog");
    popover.setAttribute("aria-label", "Siffrans ursprung");
    opener = link;
    opener.setAttribute("aria-expanded", "true");
    var list = document.createElement("dl"), copy = fact.cloneNode(true), more = document.createElement("a");
    copy.removeAttribute("id");
    list.appendChild(copy);
    var facts = fact.closest(".facts"), told = [];
    if (facts) {
      told = [facts.querySelector(".about").cloneNode(true), facts.querySelector(".ground").cloneNode(true)];
      var technical = told[1].querySelector("a.technical");
      if (technical) { technical.href += link.hash; }
    }
    more.href = link.hash;
    more.textContent = "Visa i listan";
    more.addEventListener("click", function () { close(false); });
    popover.append(button("Stäng", function () { close(true); }), list); popover.append.apply(popover, told.concat(more));
    document.body.appendChild(popover);
    if (getComputedStyle(popover).position === "absolute") { place(link); }
    popover.querySelector("button").focus({ preventScroll: true });
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a.number, .werket-grid a");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      show(link);
    } else if (popover && !popover.contains(event.target)) {
      close(false);
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { close(true); }
  });
  document.addEventListener("focusin", function (event) {
    if (popover && event.target !== opener && !popover.contains(event.target)) { close(false); }
  });

  // The list of numbers is folded until it is asked for, or until an address leads into it.
  var numbers = document.querySelector(".numbers details");
  function unfold() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && numbers && numbers.contains(target)) {
      numbers.open = true;
      target.tabIndex = -1;
      target.scrollIntoView();
      target.focus({ preventScroll: true });
    }
  }
  if (numbers) { numbers.open = false; }
  window.addEventListener("hashchange", unfold);
  unfold();

  // The register is searched as one writes; without this script it is unfolded and read.
  var register = document.querySelector(".register");
  if (register) {
    var box = register.querySelector(".search"), sought = register.querySelector("input");
    var words = Array.prototype.slice.call(register.querySelectorAll("li"));
    var begin = function () {
      if (location.hash === "#sok-rubrik") { sought.focus(); }
    };
    box.hidden = false;
    sought.addEventListener("input", function () {
      var wanted = sought.value.trim().toLocaleLowerCase("sv");
      var shown = words.filter(function (word) {
        word.hidden = wanted !== "" && word.textContent.toLocaleLowerCase("sv").indexOf(wanted) < 0;
        return !word.hidden;
      });
      register.querySelector("details").open = wanted !== "";
      register.querySelector("output").textContent = wanted ? shown.length + (shown.length === 1 ? " träff" : " träffar") : "";
    });
    window.addEventListener("load", begin);
    document.addEventListener("click", function (event) {
      if (event.target.closest && event.target.closest("a[href='#sok-rubrik']")) { setTimeout(begin); }
    });
  }

  // The address of a table comes with the link, and into the clipboard where that is allowed.
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a.address");
    if (!link || !navigator.clipboard) { return; }
    navigator.clipboard.writeText(link.href).then(function () {
      var told = document.createElement("span");
      told.className = "copied";
      told.setAttribute("role", "status");
      link.parentNode.appendChild(told);
      told.textContent = "Adressen är kopierad";
      setTimeout(function () { told.remove(); }, 2500);
    }, function () {});
  });

  // A long table can be sorted by its heads and searched; a phone shows its first rows until it is asked for all.
  function amount(text) {
    var found = /^[+-]?\d+(\.\d+)?/.exec(text.replace(/[\s\u00a0\u202f]/g, "").replace("\u2212", "-").replace(",", "."));
    return found ? parseFloat(found[0]) : null;
  }
  // Months stand in the order of time: "januari 2025" is read as "2025 01".
  var MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
  function dated(text, month, year) {
    var place = MONTHS.indexOf(month.slice(0, 3));
    return place < 0 ? text : year + " " + String(place + 101).slice(1);
  }
  function sorter(table, rows, total, head, column) {
    var numeric = head.classList.contains("gt_right");
    function read(row) {
      var text = row.cells[column].textContent.trim();
      return numeric ? amount(text) : text.replace(/^(\p{L}+) (\d{4})$/u, dated);
    }
    return function () {
      var rising = head.getAttribute("aria-sort") !== "ascending";
      table.querySelectorAll("[aria-sort]").forEach(function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", rising ? "ascending" : "descending");
      rows.sort(function (a, b) {
        var x = read(a), y = read(b);
        if (x === null || y === null) { return (x === null) - (y === null); }
        var order = numeric ? x - y : x.localeCompare(y, "sv");
        return rising ? order : -order;
      });
      table.tBodies[0].append.apply(table.tBodies[0], rows.concat(total));
    };
  }
  document.querySelectorAll(".werket-table.long").forEach(function (figure, number) {
    var table = figure.querySelector("table");
    var all = Array.prototype.slice.call(table.tBodies[0].rows);
    var rows = all.filter(function (row) { return !row.querySelector(".gt_grand_summary_row"); });
    var total = all.filter(function (row) { return rows.indexOf(row) < 0; });
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
      var label = head.textContent.trim();
      if (!label) { return; }
      var sort = button(label, sorter(table, rows, total, head, column));
      sort.className = "sort";
      head.replaceChildren(sort);
    });
    var search = document.createElement("div");
    var label = document.createElement("label");
    var input = document.createElement("input");
    var told = document.createElement("output");
    search.className = "search";
    input.type = "search";
    input.id = "sok-" + (number + 1);
    label.htmlFor = input.id;
    label.textContent = "Sök i tabellen";
    told.setAttribute("aria-live", "polite");
    search.append(label, input, told);
    figure.insertBefore(search, figure.querySelector(".scroll"));
    var whole = button("Visa alla " + rows.length + " rader", function () { figure.classList.remove("folded"); });
    whole.className = "whole";
    figure.append(whole);
    var most = figure.querySelector(".several") ? 8 : 15;
    figure.classList.toggle("folded", rows.length > most && location.hash !== "#" + figure.id);
    input.addEventListener("input", function () {
      var wanted = input.value.trim().toLocaleLowerCase("sv");
      figure.classList.remove("folded");
      var shown = rows.filter(function (row) {
        row.hidden = wanted !== "" && row.textContent.toLocaleLowerCase("sv").indexOf(wanted) < 0;
        return !row.hidden;
      });
      told.textContent = wanted ? shown.length + " av " + rows.length + " rader" : "";
    });
  });

  // The register leads to a table and names what to look for there: its row is shown and marked.
  var named = new URLSearchParams(location.search).get("rad");
  var about = named && location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  var found = about && Array.prototype.filter.call(about.querySelectorAll("tbody tr"), function (row) {
    return Array.prototype.some.call(row.cells, function (cell) { return cell.textContent.trim() === named; });
  })[0];
  if (found) {
    found.classList.add("found");
    found.scrollIntoView({ block: "center", behavior: "instant" });
  }

  // On a phone a tall figure is folded until it is asked for: its first rows tell the news.
  document.querySelectorAll(".picture").forEach(function (picture) {
    if (picture.scrollHeight <= (picture.closest(".lead-story") ? 600 : 1100) || document.querySelector(".figure-page")) { return; }
    picture.classList.add("tall");
    var whole = button("Visa hela figuren", function () { picture.classList.remove("tall"); whole.remove(); });
    whole.className = "whole";
    picture.after(whole);
  });
})();
