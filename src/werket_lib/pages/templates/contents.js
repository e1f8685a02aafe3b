// The contents of a page, and what is doubtful, are unfolded where there is room; what an address leads to, always.
(function () {
  "use strict";
  var wide = window.matchMedia("(min-width: 68rem)");
  document.querySelectorAll(".toc details, .unfold").forEach(function (folded) {
    var fit = function () { folded.open = wide.matches; };
    wide.addEventListener("change", fit);
    fit();
  });
  var all = document.querySelector(".unfold-all");
  if (all) {
    all.hidden = false;
    all.addEventListener("click", function () {
      document.querySelectorAll("details.entry").forEach(function (entry) { entry.open = true; });
    });
  }
  function unfold() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var folded = target && target.closest("details");
    if (folded) { folded.open = true; target.scrollIntoView(); }
  }
  window.addEventListener("hashchange", unfold);
  unfold();
})();
