//! Small values that every layer uses: places in sources, paths, slugs, HTML text, near words, telephone numbers.

mod date;
mod fingerprint;
mod html;
mod id;
mod near;
mod phone;
mod slug;
mod span;
mod url;

pub use date::Date;
pub use fingerprint::Fingerprint;
pub use html::Html;
pub use id::Table;
pub(crate) use id::id;
pub use near::nearest;
pub use phone::Phone;
pub use slug::{Slugs, slug};
pub use span::{LineIndex, Position, SourceId, Span};
pub use url::{Relative, decode_path, encode_path, join, parent, relative, resolve, scheme};
