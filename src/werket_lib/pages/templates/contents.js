// The contents of a page are unfolded where there is room for them beside it.
(function () {
  "use strict";
  var contents = document.querySelector(".toc details");
  if (contents) {
    var wide = window.matchMedia("(min-width: 68rem)");
    var fit = function () { contents.open = wide.matches; };
    wide.addEventListener("change", fit);
    fit();
  }
})();
