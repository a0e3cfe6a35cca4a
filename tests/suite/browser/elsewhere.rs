//! A page of another origin, open in the same browser as the preview, tries to read or change something of it.

use super::browser;
use super::driver::Browser;
use crate::preview::Preview;
use crate::site::{Site, files_under};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

/// A trial: what it is, and a function body that returns true where it succeeds. `T` is the preview, `SCRIPT`, `STYLE`,
/// `PICTURE` and `PAGE` are files of its site.
type Trial = (&'static str, &'static str);

/// Waits for one of an element's events; `load` of what was asked for is a success.
const ELEMENT: &str = "
    const until = (one, good = ['load'], bad = ['error']) => new Promise(done => {
        for (const name of good) one.addEventListener(name, () => done(true));
        for (const name of bad) one.addEventListener(name, () => done(false));
        setTimeout(done, 1500, false);
    });
    const element = (name, attributes, ...events) => {
        const one = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
        const ended = until(one, ...events);
        document.body.append(one);
        return ended;
    };
    const resolves = promise => promise.then(() => true, () => false);
";

const TRIALS: &[Trial] = &[
    ("the index of the search as a script", "return element('script', { src: SCRIPT })"),
    ("the preview's own script", "return element('script', { src: T + '_candor/reload.js' })"),
    ("the findings as a script", "return element('script', { src: T + '_candor/findings.json' })"),
    ("a page as a script", "return element('script', { src: PAGE })"),
    ("a script as a module", "return element('script', { src: SCRIPT, type: 'module' })"),
    ("a script by import()", "return resolves(import(SCRIPT))"),
    ("a script in a worker", "
        const source = `try { importScripts('${SCRIPT}'); postMessage(true) } catch { postMessage(false) }`;
        const worker = new Worker(URL.createObjectURL(new Blob([source])));
        return new Promise(done => { worker.onmessage = event => done(event.data); worker.onerror = () => done(false) })"),
    ("a worker of the preview's", "try { const one = new Worker(SCRIPT); return until(one, ['message']) } catch { return false }"),
    ("a shared worker of the preview's", "try { new SharedWorker(SCRIPT); return true } catch { return false }"),
    ("a service worker of the preview's", "return resolves(navigator.serviceWorker.register(SCRIPT))"),
    ("a picture", "return element('img', { src: PICTURE })"),
    ("a picture, for a canvas", "return element('img', { src: PICTURE, crossorigin: 'anonymous' })"),
    ("a picture in SVG", "document.body.innerHTML = '<svg><image></image></svg>'; const one = document.querySelector('image'); const ended = until(one); one.setAttribute('href', PICTURE); return ended"),
    ("events as a picture", "return element('img', { src: T + '_candor/events' })"),
    ("a style", "return element('link', { rel: 'stylesheet', href: STYLE })"),
    ("the preview's own style", "return element('link', { rel: 'stylesheet', href: T + '_candor/desk.css' })"),
    ("a style by @import", "
        const style = document.createElement('style'); style.textContent = `@import '${STYLE}';`; document.head.append(style);
        await new Promise(done => setTimeout(done, 700));
        return getComputedStyle(document.documentElement).getPropertyValue('--ink') !== ''"),
    ("a font", "return resolves(new FontFace('x', `url(${PICTURE})`).load())"),
    ("sound", "return element('audio', { src: PICTURE, preload: 'auto' }, ['loadedmetadata'])"),
    ("a film", "return element('video', { src: PICTURE, preload: 'auto' }, ['loadedmetadata'])"),
    ("an object", "return element('object', { data: PICTURE })"),
    ("preloading", "return element('link', { rel: 'preload', as: 'script', href: SCRIPT })"),
    ("preloading a module", "return element('link', { rel: 'modulepreload', href: SCRIPT })"),
    ("fetch", "return resolves(fetch(PAGE))"),
    ("fetch with cookies", "return resolves(fetch(PAGE, { credentials: 'include' }))"),
    ("fetch that may read nothing", "return resolves(fetch(PAGE, { mode: 'no-cors' }))"),
    ("fetch of the findings that may read nothing", "return resolves(fetch(T + '_candor/findings.json', { mode: 'no-cors' }))"),
    ("sending", "return resolves(fetch(T, { mode: 'no-cors', method: 'POST', body: 'x' }))"),
    ("deleting", "return resolves(fetch(PAGE, { method: 'DELETE' }))"),
    ("a range", "return resolves(fetch(PAGE, { headers: { Range: 'bytes=0-9' } }))"),
    ("a request of the old kind", "const one = new XMLHttpRequest(); one.open('GET', PAGE); const ended = until(one); one.send(); return ended"),
    ("a WebSocket", "return until(new WebSocket(T.replace('http', 'ws')), ['open'])"),
    ("a stream of events", "const one = new EventSource(T + '_candor/events'); const ended = await until(one, ['open', 'message', 'build']); one.close(); return ended"),
    ("a page in a frame", "return framed('iframe', { src: PAGE })"),
    ("the desk in a frame", "return framed('iframe', { src: T + '_candor/' })"),
    ("the gallery in a frame", "return framed('iframe', { src: T + '_candor/gallery/' })"),
    ("a page embedded", "return framed('embed', { src: PAGE })"),
    ("a page as an object", "return framed('object', { data: PAGE })"),
    ("a form sent into a frame", "
        document.body.innerHTML = `<iframe name=into></iframe><form method=post target=into action=\"${T}\"><input name=a value=b></form>`;
        document.forms[0].submit();
        return framed()"),
    ("a window that is opened", "return opened(PAGE)"),
    ("the desk in a window", "return opened(T + '_candor/')"),
    ("a window that is asked", "
        const one = open(PAGE); let answered = false;
        addEventListener('message', event => answered ||= event.source === one);
        for (let n = 0; n < 5; n++) { try { one?.postMessage('x', '*') } catch {} await new Promise(done => setTimeout(done, 100)) }
        one?.close();
        return answered"),
];

/// What is to be seen of a window or a frame from outside: a document, an address, the number of its frames, or (of a frame)
/// that it was shown at all, as the size of what it holds.
const WINDOWS: &str = "
    const seen = one => { try { return Boolean(one.document.body.textContent || one.location.href !== 'about:blank') } catch { return false } };
    const framed = async (name, attributes) => {
        if (name) { const ended = element(name, attributes); await ended }
        await new Promise(done => setTimeout(done, 500));
        return [...Array(frames.length).keys()].some(n => seen(frames[n]) && frames[n].location.href !== 'about:blank' || frames[n].length > 0);
    };
    const opened = async address => {
        const one = open(address);
        await new Promise(done => setTimeout(done, 600));
        let read = false;
        try { read = Boolean(one.document.body.textContent) } catch {}
        try { read ||= one.length > 0 } catch {}
        // A window that still knows its opener could be led elsewhere behind its reader's back.
        const led = Boolean(one) && !one.closed;
        one?.close();
        return read || led;
    };
";

/// A server of one empty page, for any origin's sake.
fn somebody() -> u16 {
    let listener = TcpListener::bind("0.0.0.0:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            std::thread::spawn(move || {
                let mut stream = stream;
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
                while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
                let page = "<!doctype html><html lang=en><title>Elsewhere</title><link rel=icon href=data:,><body>";
                let _ = write!(
                    stream,
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{page}",
                    page.len()
                );
            });
        }
    });
    port
}

/// A site whose files are worth reading, and their addresses below a preview.
fn site() -> (Site, Vec<(&'static str, String)>) {
    // A picture of one dot, which every browser can show.
    let dot = [
        71, 73, 70, 56, 57, 97, 1, 0, 1, 0, 128, 0, 0, 255, 255, 255, 0, 0, 0, 44, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 68,
        1, 0, 59,
    ];
    let site = Site::new()
        .file("content/index.md", "---\ntitle: Not yet published\n---\n\nA secret. ![A dot](dot.gif)\n")
        .file("content/dot.gif", dot);
    site.build().ok();
    let files = files_under(&site.root().join("public"));
    let file = |end: &str, folder: &str| {
        files.iter().find(|path| path.ends_with(end) && path.starts_with(folder)).unwrap().clone()
    };
    let named = vec![
        ("SCRIPT", file("/m.js", "search/v-")),
        ("STYLE", file(".css", "assets/")),
        ("PICTURE", "dot.gif".to_owned()),
        ("PAGE", "index.html".to_owned()),
    ];
    (site, named)
}

/// What succeeds from a page at this address.
fn succeeding(browser: &Browser, from: &str, names: &str) -> Vec<&'static str> {
    let tried = TRIALS.iter().filter(|(_, trial)| {
        browser.open(from);
        browser.run_async(&format!("{names} {ELEMENT} {WINDOWS} {trial}")) != false
    });
    tried.map(|(name, _)| *name).collect()
}

#[test]
fn nobody_elsewhere_reads_or_changes_the_preview() {
    let Some(browser) = browser() else { return };
    let (site, files) = site();
    let preview = Preview::of(&site);
    let target = preview.address.replace("localhost", "127.0.0.1");
    let names: String = files.iter().map(|(name, path)| format!("const {name} = '{target}{path}'; ")).collect();
    let names = format!("const T = '{target}'; {names}");
    let port = somebody();
    let mut wrong = Vec::new();
    for from in [format!("http://127.0.0.1:{port}/"), format!("http://localhost:{port}/")] {
        wrong.extend(succeeding(&browser, &from, &names).into_iter().map(|trial| format!("{trial}, from {from}")));
    }
    // The trials would succeed within the preview's own origin: they ask for what there is.
    let own = succeeding(&browser, &target, &names);
    for trial in ["fetch", "a request of the old kind", "a stream of events", "a picture", "a window that is opened"] {
        assert!(own.contains(&trial), "{trial} is no trial: it fails from the preview itself; {own:?}");
    }
    // A name of somebody else's that leads to this machine, as his own server of names can make it.
    browser.open(&target.replace("127.0.0.1", "elsewhere.localhost"));
    if browser.run("return document.body.textContent.includes('secret')") != false {
        wrong.push("the preview answers by somebody else's name".into());
    }
    assert!(wrong.is_empty(), "{} of {} trials succeed:\n{}", wrong.len(), 2 * TRIALS.len() + 1, wrong.join("\n"));
}
