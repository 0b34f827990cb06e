use super::*;

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    folder
}

fn put(path: PathBuf, content: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

fn source(at: &Path) {
    put(
        at.join("index.html"),
        "<link rel=\"stylesheet\" href=\"/app.css\"><script type=\"module\" src=\"/boot.js\"></script>",
    );
    put(at.join("static/boot.js"), "import init from \"/app.js\"; init('/app_bg.wasm');");
    put(
        at.join("static/sw.js"),
        "const all = [\"/index.html\", \"/app.css\"], further = [\"/further.wasm\"];",
    );
    put(at.join("static/icons/book.svg"), "<svg/>");
    put(at.join("style/theme.css"), "a { }");
    for sheet in css::design_system() {
        put(at.join(sheet), "b { }");
    }
    put(at.join("bound/app.js"), "import * as parts from \"./parts.js\"\n{ \"./parts.js\": parts }");
    put(
        at.join("bound/parts.js"),
        "import { init } from \"./app.js\"; new URL(\"./split_office.wasm\", import.meta.url);",
    );
    put(at.join("bound/split_office.wasm"), "office");
    put(at.join("bound/app_bg.wasm"), "wasm");
}

fn names(dist: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(dist).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_build_refers_by_content_and_leaves_nothing_old() {
    let frontend = folder("bundle");
    source(&frontend);
    let dist = frontend.join("dist");
    put(dist.join("app-0000000000000000.js"), "older");
    write(&frontend, &frontend.join("bound"), &dist, Quality::Fast).unwrap();
    let names = names(&dist);
    assert!(!names.contains(&"app-0000000000000000.js".to_owned()) && !names.contains(&"boot.js".to_owned()));
    let find = |start: &str, end: &str| {
        names.iter().find(|name| name.starts_with(start) && name.ends_with(end)).unwrap().clone()
    };
    let page = fs::read_to_string(dist.join("index.html")).unwrap();
    assert!(page.contains(&format!("\"/{}\"", find("app-", ".css"))), "{page}");
    assert!(page.contains(&format!("\"/{}\"", find("boot-", ".js"))), "{page}");
    assert_eq!(page.matches(" integrity=\"sha384-").count(), 2, "{page}");
    sri::check(&dist).unwrap();
    let boot = fs::read_to_string(dist.join(find("boot-", ".js"))).unwrap();
    assert!(boot.contains(&find("app-", ".js")) && boot.contains(&find("app_bg-", ".wasm")), "{boot}");
    let app = fs::read_to_string(dist.join(find("app-", ".js"))).unwrap();
    assert!(app.contains(&format!("from \"./{}\"", find("parts-", ".js"))), "{app}");
    assert!(app.contains("{ \"./parts.js\": parts }"), "the module knows its imports by their plain names");
    let parts = fs::read_to_string(dist.join(find("parts-", ".js"))).unwrap();
    assert!(parts.contains(&format!("\"./{}\"", find("app-", ".js"))), "{parts}");
    assert!(parts.contains(&format!("\"./{}\"", find("split_office-", ".wasm"))), "{parts}");
    let worker = fs::read_to_string(dist.join("sw.js")).unwrap();
    assert!(worker.contains(&find("app-", ".css")), "{worker}");
    assert!(worker.contains("\"/index.html?"), "another page is another worker: {worker}");
    assert!(worker.contains(&format!("[\"/{}\"]", find("split_office-", ".wasm"))), "{worker}");
    assert!(dist.join("index.html.br").exists() && dist.join("icons/book.svg.br").exists());
    fs::remove_dir_all(&frontend).unwrap();
}

#[test]
fn a_name_changes_exactly_with_the_content() {
    let frontend = folder("names");
    source(&frontend);
    let build = || {
        write(&frontend, &frontend.join("bound"), &frontend.join("dist"), Quality::Fast).unwrap();
        names(&frontend.join("dist"))
    };
    let first = build();
    assert_eq!(first, build());
    put(frontend.join("bound/app_bg.wasm"), "other");
    let second = build();
    let changed: Vec<_> = second.iter().filter(|name| !first.contains(name)).collect();
    let stems: BTreeSet<_> = changed.iter().map(|name| name.split('-').next().unwrap()).collect();
    assert_eq!(stems, ["app_bg", "boot"].into(), "boot.js names the module, so its own name follows");
    put(frontend.join("bound/split_office.wasm"), "other");
    let third = build();
    let changed: Vec<_> = third.iter().filter(|name| !second.contains(name)).collect();
    let stems: BTreeSet<_> = changed.iter().map(|name| name.split('-').next().unwrap()).collect();
    assert_eq!(stems, ["app", "boot", "parts", "split_office"].into(), "the scripts go together");
    fs::remove_dir_all(&frontend).unwrap();
}

#[test]
fn inline_code_in_the_page_is_refused() {
    assert!(refuse_inline("<script type=\"module\" src=\"/boot.js\"></script>").is_ok());
    for page in ["<p>\n<script>go()</script>", "<style>a{}</style>", "<p style=\"x\">", "<a onclick=\"x\">"] {
        assert!(refuse_inline(page).is_err(), "{page}");
    }
}

#[test]
fn what_is_compressed_can_be_read_again() {
    let text = "đồng chí ".repeat(100);
    let small = compress(text.as_bytes(), Quality::Best).unwrap();
    let mut back = Vec::new();
    brotli::BrotliDecompress(&mut &small[..], &mut back).unwrap();
    assert!(small.len() < 100 && back == text.as_bytes());
}

#[test]
fn the_icons_are_there_and_as_large_as_the_manifest_says() {
    let folder = crate::sh::root().join("frontend/static");
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.join("manifest.webmanifest")).unwrap()).unwrap();
    let mut pictures = 0;
    for icon in manifest["icons"].as_array().unwrap() {
        let file = fs::read(folder.join(icon["src"].as_str().unwrap().trim_start_matches('/'))).unwrap();
        if icon["type"] != "image/png" {
            continue;
        }
        // The header of a PNG: width and height stand at bytes 16 and 20.
        let number = |at: usize| u32::from_be_bytes(file[at..at + 4].try_into().unwrap());
        assert_eq!(icon["sizes"], format!("{}x{}", number(16), number(20)), "{}", icon["src"]);
        pictures += 1;
    }
    assert_eq!(pictures, 3);
}
