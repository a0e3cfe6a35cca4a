//! The links that open a place of a file in an editor.

use crate::base::{Position, encode_path};
use std::path::Path;
use std::str::FromStr;

/// How a browser asks an editor for a file.
#[derive(Clone, Debug)]
pub(super) struct Editor(String);

/// Editors that open what an address of their own names.
const EDITORS: &[(&str, &str)] = &[
    ("vscode", "vscode://file{path}:{line}:{column}"),
    ("vscodium", "vscodium://file{path}:{line}:{column}"),
    ("cursor", "cursor://file{path}:{line}:{column}"),
    ("windsurf", "windsurf://file{path}:{line}:{column}"),
    ("zed", "zed://file{path}:{line}:{column}"),
    ("sublime", "subl://open?url=file://{path}&line={line}&column={column}"),
    ("idea", "idea://open?file={path}&line={line}&column={column}"),
    ("textmate", "txmt://open?url=file://{path}&line={line}&column={column}"),
];

impl FromStr for Editor {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        if let Some((_, pattern)) = EDITORS.iter().find(|(known, _)| *known == name) {
            return Ok(Self((*pattern).to_owned()));
        }
        let runs =
            ["javascript:", "data:", "vbscript:"].iter().any(|scheme| name.to_ascii_lowercase().starts_with(scheme));
        if name.contains("{path}") && name.contains(':') && !runs {
            return Ok(Self(name.to_owned()));
        }
        let known: Vec<&str> = EDITORS.iter().map(|(known, _)| *known).collect();
        Err(format!(
            "choose one of {}, or write a URL such as `myeditor://open?file={{path}}&line={{line}}`",
            known.join(", ")
        ))
    }
}

impl Editor {
    /// The address that opens a file there.
    pub(super) fn address(&self, path: &Path, at: Position) -> String {
        let path = path.to_string_lossy().replace('\\', "/");
        let path = if path.starts_with('/') { path } else { format!("/{path}") };
        let path = encode_path(&path);
        let filled = self.0.replace("{path}", &path).replace("{line}", &at.line.to_string());
        filled.replace("{column}", &at.column.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pattern_chooses_the_editor() {
        let (path, at) = (Path::new("/a b/site/content/ü.md"), Position { line: 3, column: 7 });
        let address = |name: &str| name.parse::<Editor>().unwrap().address(path, at);
        assert_eq!(address("vscode"), "vscode://file/a%20b/site/content/%C3%BC.md:3:7");
        assert_eq!(address("idea"), "idea://open?file=/a%20b/site/content/%C3%BC.md&line=3&column=7");
        assert_eq!(address("mine:{path}#{line}"), "mine:/a%20b/site/content/%C3%BC.md#3");
        for bad in ["emacs", "javascript:alert({path})", "{path}"] {
            assert!(bad.parse::<Editor>().is_err(), "{bad}");
        }
    }
}
