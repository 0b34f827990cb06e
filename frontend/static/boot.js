// Sets letters and colours before anything is drawn, takes over a newer build that is there already, starts the program,
// and says so kindly when it does not start.
const root = document.documentElement;

try {
  const size = localStorage.getItem("size");
  const scheme = localStorage.getItem("color-scheme");
  if (size === "lg") root.dataset.size = size;
  if (scheme === "light" || scheme === "dark") root.dataset.colorScheme = scheme;
} catch {
  // A browser that forbids storage shows the app as designed.
}

// Paper is light, also when the screen is dark.
let chosen = root.dataset.colorScheme;
addEventListener("beforeprint", () => {
  chosen = root.dataset.colorScheme;
  root.dataset.colorScheme = "light";
});
addEventListener("afterprint", () => {
  root.dataset.colorScheme = chosen;
});

const find = (id) => document.getElementById(id);

function fail(why) {
  const failed = find("failed");
  if (!failed) return;
  find("opening").hidden = true;
  find("waiting").hidden = true;
  find("failed-why").textContent = why;
  failed.hidden = false;
  find("retry").addEventListener("click", () => location.reload());
}

const workers = navigator.serviceWorker;
// How long a newer build may take to take over, in milliseconds.
const PATIENCE = 2000;

// A newer build that came while the app was last open begins now, when nothing is shown yet that it could take away.
async function takeOver() {
  const waiting = (await workers?.getRegistration())?.waiting;
  if (!waiting) return false;
  const taken = new Promise((resolve) => workers.addEventListener("controllerchange", () => resolve(true)));
  waiting.postMessage("take over");
  return Promise.race([taken, new Promise((resolve) => setTimeout(resolve, PATIENCE, false))]);
}

// Keeps the app on this device; a browser that cannot do that loads it each time.
function keep() {
  workers?.register("/sw.js").catch((cause) => console.warn("The app is not kept on this device:", cause.message));
}

if (typeof WebAssembly !== "object") {
  fail("Trình duyệt này quá cũ nên chưa mở được sổ tay. Xin cập nhật trình duyệt hoặc dùng Chrome, Safari, Firefox bản mới.");
} else if (await takeOver()) {
  location.reload();
} else {
  try {
    const { default: init } = await import("/app.js");
    await init({ module_or_path: "/app_bg.wasm" });
    keep();
  } catch (cause) {
    console.error(cause);
    fail("Chưa tải được sổ tay. Mạng có thể đang yếu hoặc bị ngắt; xin kiểm tra kết nối rồi thử lại.");
  }
}
