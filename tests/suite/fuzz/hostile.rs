//! Pieces that do harm where a text is taken for something else: markup, addresses, commands, the theme's own
//! names, characters that steer. A text is a few of them, one behind the other.

use crate::random::Random;

/// What harmless texts are made of. They make the same structures, and so show what a page may have.
const PLAIN: &[&str] = &["Plain words.", "Ask first", "a", "one two", "Care and time", "what it is", "Übung", "10"];

/// `title=qz` marks what an author wrote.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</script><script>qz</script>",
    "<img src=x onerror=qz title=qz>",
    "<svg onload=qz title=qz>",
    "<svg><script>qz</script></svg>",
    "<iframe src=//evil.example title=qz></iframe>",
    "<a href=\"https://evil.example/\" title=qz>",
    "<a href='javascript:qz' title=qz>x</a>",
    "<a class=exit-button href=https://evil.example title=qz>x</a>",
    "<div id=main title=qz>",
    "<div class=exit title=qz>",
    "<b data-exit title=qz>x</b>",
    "<p id=search-input title=qz>x</p>",
    "<s title=qz>",
    "<b title=qz>",
    "<code title=qz>",
    "<small title=qz>",
    "<mark title=qz>",
    "<div title=qz>",
    "</div>",
    "</main>",
    "</p>",
    "</section>",
    "</a>",
    "</b>",
    "</code>",
    "<table title=qz>",
    "<td title=qz>",
    "<li title=qz>",
    "<ul title=qz>",
    "<details title=qz>",
    "<h1 title=qz>",
    "<ruby title=qz><rt>",
    "<style>*{display:none}</style>",
    "<link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<base href=//evil.example>",
    "<form action=//evil.example title=qz><input name=q>",
    "<object data=//evil.example>",
    "<math title=qz><mi>",
    "<template title=qz>",
    "<textarea>",
    "<title>",
    "<noscript>",
    "<plaintext>",
    "<xmp>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?php",
    "?>",
    "&lt;script&gt;",
    "&#60;b&#62;",
    "&#x3c;img src=x&#x3e;",
    "&quot; onclick=qz x=&quot;",
    "\" onclick=\"qz",
    "' onclick='qz",
    "\" class=\"exit-button",
    "\"><b title=qz>",
    "'><b title=qz>",
    "` onclick=`",
    "\\\"",
    "\\",
    "\"",
    "'",
    "=",
    "/>",
    "<",
    ">",
    "&",
    "javascript:qz",
    "JaVaScRiPt:qz",
    "java\tscript:qz",
    "\u{1}javascript:qz",
    "javascript&colon;qz",
    "data:text/html,<script>qz</script>",
    "vbscript:qz",
    "intent://qz#Intent;end",
    "file:///etc/passwd",
    "view-source:https://evil.example",
    "blob:https://evil.example/1",
    "ws://evil.example",
    "ftp://evil.example",
    "httpx://evil.example",
    "feed:javascript:qz",
    "//evil.example/qz",
    "\\\\evil.example",
    "/\\evil.example",
    "https:evil.example",
    "http:///evil.example",
    "https://",
    "https://a@evil.example",
    "https://evil.example/\"onclick=qz",
    "mailto:a@b.example?bcc=c",
    "tel:1;ext=2",
    "../../../etc/passwd",
    "%2e%2e/%2e%2e/x",
    "/%00",
    "[x](javascript:qz)",
    "[x](data:text/html;base64,PHA+)",
    "[x](<java script:qz>)",
    "[x](intent:qz)",
    "[x](//evil.example)",
    "![x](https://evil.example/a.png)",
    "![x](javascript:qz)",
    "<javascript:qz>",
    "<https://evil.example/\"x>",
    "[x]: javascript:qz",
    "[x](file:a)",
    "[x](/ \"t\" onclick=qz)",
    "[x](b.md 'a\"b')",
    "{.exit-button}",
    "{#main}",
    "{exit}",
    "{exit=1}",
    "{data-exit}",
    "{onclick=qz}",
    "{style=color:red}",
    "{.exit #search-input loading=x}",
    "{.qz\" onclick=qz}",
    ":::note{.exit-button}\n",
    ":::note{exit}\n",
    ":::exit-button\n",
    ":::skip\n",
    ":::note{#main}\n",
    ":::\n",
    "::::",
    ":::details{open}\n",
    ":::figure{src=../x}\n",
    ":::claim{verdict=\"x\" onclick=qz}\n",
    ":::care{level=\"a b\"}\n",
    ":::box{.callout}\n",
    ":::exiting\n",
    "exit-button",
    "exit",
    "main",
    "skip",
    "search-results",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    "\t",
    "\0",
    "\u{7}",
    "\u{8}",
    "\u{b}",
    "\u{1b}[2J",
    "\u{1b}]0;qz\u{7}",
    "\u{7f}",
    "\u{85}",
    "\u{9b}31m",
    "\u{200e}",
    "\u{202e}",
    "\u{2066}",
    "\u{2028}",
    "\u{2029}",
    "\u{feff}",
    "\u{fffd}",
    "\n::error file=a::qz\n",
    "::set-output name=a::b",
    "%0A::warning::qz",
    "\n  X-Evil: qz\n",
    "\r\nSet-Cookie: a=b",
    "\"; }\nlocation / { proxy_pass http://evil.example; }",
    "$uri",
    "${qz}",
    "{{ 7*7 }}",
    "{% raw %}",
    "{$env.HOME}",
    "`id`",
    "$(id)",
    "| head",
    "; rm",
    "\nBEGIN:VEVENT\n",
    "---\n",
    "...\n",
    "- ",
    "? ",
    ": ",
    "#",
    "*a",
    "&a [",
    "!!str",
    "{a: b",
    "[a",
    "true",
    "null",
    "~",
    "1e999",
    "-1",
    "0x1",
    "2026-13-45",
    "|\n",
    ">\n",
    "[^1]",
    "[^1]: x",
    "[@book]",
    "[@\"<b>]",
    "(term:word)",
    "[x](term:\"><b title=qz>)",
    "```\n",
    "~~~\n",
    "`",
    "``",
    "**",
    "_",
    "~~",
    "|",
    "|-|\n",
    "> ",
    "> [!NOTE]\n",
    "* ",
    "1. ",
    "# ",
    "===\n",
    "    ",
    "\\\n",
    "  \n",
    "<br>",
    "&nbsp;",
    "&#0;",
    "&#xD800;",
    "&",
    "&amp;",
    "a\u{300}\u{301}",
    "ﷺ",
    "\u{1f468}\u{200d}\u{1f469}",
    "Plain words",
    "word",
    "Consent",
    "x",
    "é",
    "𝒳",
];

/// Where texts come from.
pub(super) struct Texts {
    pub(super) random: Random,
    pub(super) hostile: bool,
    /// How many texts were made.
    pub(super) count: usize,
}

impl Texts {
    pub(super) fn new(seed: u64, hostile: bool) -> Self {
        Self { random: Random::new(seed), hostile, count: 0 }
    }

    /// A text for one place.
    pub(super) fn text(&mut self) -> String {
        self.count += 1;
        if !self.hostile {
            return self.random.pick(PLAIN).to_owned();
        }
        let count = 1 + self.random.below(3);
        (0..count).map(|_| self.piece()).collect::<Vec<_>>().join(self.random.pick(&["", "", " ", "x"]))
    }

    /// One piece.
    pub(super) fn piece(&mut self) -> &'static str {
        self.random.pick(HOSTILE)
    }

    /// A text on one line, between quotes, as YAML, TOML and JSON read it.
    pub(super) fn quoted(&mut self) -> String {
        serde_json::Value::from(self.text()).to_string().replace('\u{7f}', "\\u007f")
    }

    /// A template with each `§` filled in: raw, or between quotes.
    pub(super) fn fill(&mut self, template: &str, quoted: bool) -> String {
        let mut parts = template.split('§');
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            out += &if quoted { self.quoted() } else { self.text() };
            out += part;
        }
        out
    }

    /// What befalls a text on its way.
    pub(super) fn spoil(&mut self, text: &mut String) {
        for _ in 0..self.random.below(4) {
            let at = text.floor_char_boundary(self.random.below(text.len() + 1));
            let end = text.floor_char_boundary((at + self.random.below(30)).min(text.len()));
            match self.random.below(4) {
                0 => text.replace_range(at..end, ""),
                1 => text.insert_str(at, &text.clone()[at..end]),
                _ => text.insert_str(at, self.piece()),
            }
        }
    }
}
