//! The program that serves, over a real socket: what a browser gets, and what it is told of changes.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::failing::ENDLESS;
use crate::folder::{Temporary, copy, put, repository, tree};

/// The program serving a folder, until the end of the test.
struct Served {
    child: Child,
    address: String,
}

impl Served {
    fn start(root: &Path, more: &[&str]) -> Served {
        let mut child = Command::new(env!("CARGO_BIN_EXE_townpress"))
            .args(["serve", "--lang", "en", "--root"])
            .arg(root)
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program was built with its tests");
        let mut line = String::new();
        let out = child.stdout.as_mut().expect("piped");
        BufReader::new(out).read_line(&mut line).expect("the program tells its address");
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        Served { child, address }
    }

    fn ask(&self, path: &str, host: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).expect("the program listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a time that is not zero");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("it reads");
        stream
    }

    fn get(&self, path: &str, host: &str) -> String {
        let mut answer = String::new();
        self.ask(path, host).read_to_string(&mut answer).expect("an answer in UTF-8");
        answer
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn minimal(name: &str) -> (Temporary, PathBuf) {
    let folder = Temporary::new(name);
    copy(&repository().join("examples/minimal"), folder.path());
    let report = folder.join("content/shili/jia/2023-annual.md");
    (folder, report)
}

#[test]
fn a_browser_is_served_and_told_of_changes() {
    let (folder, report) = minimal("serve-socket");
    let served = Served::start(folder.path(), &["--port", "0"]);
    let answer = served.get("/shili/jia/2023-annual.html", &served.address);
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    let (head, page) = answer.split_once("\r\n\r\n").expect("a head and a body");
    assert!(head.contains("content-type: text/html; charset=utf-8") && head.contains("no-store"), "{head}");
    assert!(page.contains("data-edition=\"1\""));
    assert!(served.get("/", "evil.example").starts_with("HTTP/1.1 421 "));

    let mut events = BufReader::new(served.ask("/_townpress/events", &served.address)).lines();
    let mut next = || {
        let limit = Instant::now() + Duration::from_secs(60);
        loop {
            assert!(Instant::now() < limit, "no event came");
            let line = events.next().expect("the stream stays open").expect("text");
            if let Some(at) = line.find("data: ") {
                return line[at + 6..].to_owned();
            }
        }
    };
    assert_eq!(next(), r#"{"edition":1,"errors":0,"warnings":0,"told":""}"#);
    let text = fs::read_to_string(&report).expect("an example");
    put(&report, format!("{text}\n刚写的一段。\n"));
    assert!(next().starts_with(r#"{"edition":2,"errors":0,"#));
    assert!(served.get("/shili/jia/2023-annual.html", &served.address).contains("刚写的一段"));
    // Written as editors do: beside the file, then put in its place.
    let beside = report.with_extension("md.tmp");
    put(&beside, format!("{text}\n[5株](metric:no_such)\n"));
    fs::rename(&beside, &report).expect("one folder");
    // The file beside may be seen for a moment.
    let wrong = loop {
        let event = next();
        if event.contains("no_such") {
            break event;
        }
    };
    assert!(wrong.starts_with(r#"{"edition":2,"errors":1,"#) && wrong.contains("2023-annual.md:"), "{wrong}");
    assert!(
        served.get("/shili/jia/2023-annual.html", &served.address).contains("刚写的一段"),
        "the last good page"
    );
    put(&report, text);
    let mended = loop {
        let event = next();
        if event.contains("\"errors\":0") {
            break event;
        }
    };
    assert!(mended.contains(r#""told":"""#), "{mended}");
}

#[test]
fn a_folder_that_comes_late_is_seen() {
    let (folder, _) = minimal("serve-late");
    let served = Served::start(folder.path(), &["--port", "0"]);
    assert!(served.get("/shili/jia/late.html", &served.address).starts_with("HTTP/1.1 404 "));
    fs::rename(folder.join("content"), folder.join("away")).expect("one folder");
    std::thread::sleep(Duration::from_millis(300));
    put(&folder.join("away/shili/jia/late.md"), "---\ntitle: 迟到\nkind: annual\nperiod: 2019\n---\n晚。\n");
    fs::rename(folder.join("away"), folder.join("content")).expect("one folder");
    let limit = Instant::now() + Duration::from_secs(60);
    while !served.get("/shili/jia/late.html", &served.address).starts_with("HTTP/1.1 200 ") {
        assert!(Instant::now() < limit, "the folder was not seen");
        std::thread::sleep(Duration::from_millis(50));
    }
    // The new folder is watched as the old one was.
    put(
        &folder.join("content/shili/jia/late.md"),
        "---\ntitle: 迟到\nkind: annual\nperiod: 2019\n---\n更晚。\n",
    );
    let limit = Instant::now() + Duration::from_secs(60);
    while !served.get("/shili/jia/late.html", &served.address).contains("更晚") {
        assert!(Instant::now() < limit, "the change was not seen");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_taken_port_is_passed_over() {
    let (folder, _) = minimal("serve-port");
    let first = Served::start(folder.path(), &["--port", "0"]);
    let port = first.address.rsplit_once(':').expect("a port").1.to_owned();
    let second = Served::start(folder.path(), &["--port", &port]);
    assert_ne!(first.address, second.address);
    assert!(second.get("/", &second.address).starts_with("HTTP/1.1 200 "));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_without_a_fault() {
    let (folder, _) = minimal("serve-end");
    let before = tree(folder.path());
    let mut served = Served::start(folder.path(), &["--port", "0"]);
    // A page that is open does not hold it up.
    let mut open = BufReader::new(served.ask("/_townpress/events", &served.address));
    open.read_line(&mut String::new()).expect("the stream begins");
    let sent = Command::new("kill").args(["-INT", &served.child.id().to_string()]).status();
    assert!(sent.expect("a Unix has kill").success());
    assert_eq!(served.child.wait().expect("our own child").code(), Some(0));
    assert!(tree(folder.path()) == before, "nothing is written to the disk");
}

#[test]
fn a_template_that_fails_lies_over_the_last_good_page() {
    let (folder, _) = minimal("serve-template");
    let settings = fs::read_to_string(folder.join("townpress.yaml")).expect("an example");
    put(&folder.join("townpress.yaml"), format!("{settings}\ntheme: own\n"));
    let template = folder.join("themes/own/templates/404.html");
    put(&template, "<html><body><p>没有这一页</p></body></html>\n");
    let served = Served::start(folder.path(), &["--port", "0"]);
    assert!(served.get("/nope", &served.address).contains("<p>没有这一页</p>"));
    put(&template, "<html><body><p>{{ page.sentense }}</p></body></html>\n");
    let limit = Instant::now() + Duration::from_secs(60);
    let failed = loop {
        let answer = served.get("/nope", &served.address);
        if answer.starts_with("HTTP/1.1 500 ") {
            break answer;
        }
        assert!(Instant::now() < limit, "the change was not seen");
        std::thread::sleep(Duration::from_millis(50));
    };
    assert!(failed.contains("<p>没有这一页</p>") && failed.contains("data-told=\""), "{failed}");
    assert!(failed.contains("404.html:1:"), "{failed}");
    // A page that nobody has seen yet has nothing to lie over.
    assert!(served.get("/", &served.address).starts_with("HTTP/1.1 200 "));
}

#[test]
fn a_template_that_never_ends_is_told_of() {
    let (folder, _) = minimal("serve-endless");
    let settings = fs::read_to_string(folder.join("townpress.yaml")).expect("an example");
    put(&folder.join("townpress.yaml"), format!("{settings}\ntheme: own\n"));
    put(&folder.join("themes/own/templates/404.html"), ENDLESS);
    let served = Served::start(folder.path(), &["--port", "0"]);
    let answer = served.get("/nope", &served.address);
    assert!(
        answer.starts_with("HTTP/1.1 500 ") && answer.contains("was not done in ten seconds"),
        "{answer}"
    );
    assert!(served.get("/", &served.address).starts_with("HTTP/1.1 200 "), "other pages are served");
}
