// The look a person chose, set before anything is painted; without a choice the system decides.
(() => {
  try {
    const chosen = localStorage.getItem("kehoach.theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  } catch {
    // a browser that keeps nothing shows the system's look
  }
})();
