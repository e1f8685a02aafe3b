(function () {
  "use strict";
  var field = document.getElementById("find"), found = document.getElementById("found");
  var rows = document.querySelectorAll(".regions .row");
  document.documentElement.classList.add("scripted");
  field.addEventListener("input", function () {
    var wanted = field.value.trim().toLowerCase(), shown = 0;
    rows.forEach(function (row) {
      row.hidden = row.dataset.name.indexOf(wanted) < 0;
      shown += row.hidden ? 0 : 1;
    });
    document.querySelectorAll(".regions > li").forEach(function (county) {
      county.hidden = !county.querySelector(".row:not([hidden])");
    });
    found.textContent = wanted ? (shown ? shown + " träffar" : "Inget län och ingen kommun heter så") : "";
  });
})();
