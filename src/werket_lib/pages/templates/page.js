(function () {
  "use strict";
  var root = document.documentElement;
  var button = document.querySelector(".code-toggle");
  var blocks = document.querySelectorAll("details.code, details.working");
  root.classList.add("scripted");

  if (button && blocks.length) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var show = button.getAttribute("aria-expanded") !== "true";
      button.setAttribute("aria-expanded", String(show));
      button.textContent = show ? "Dölj kod" : "Visa kod";
      root.classList.toggle("code-shown", show);
      blocks.forEach(function (block) { block.open = show; });
    });
  }
})();
