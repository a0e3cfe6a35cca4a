//! Small values that every layer uses: places in sources, paths, addresses, slugs, HTML text, unseen characters, near words, telephone numbers, codes of countries and languages.

mod address;
mod country;
mod date;
mod fingerprint;
mod html;
mod id;
mod lock;
mod near;
mod phone;
mod slug;
mod span;
mod tag;
mod url;
mod visible;

pub(crate) use address::{Refused, SCHEMES, allowed, web};
pub(crate) use country::{country_meant, no_country};
pub use date::Date;
pub(crate) use fingerprint::Fingerprint;
pub use html::Html;
pub(crate) use html::xml;
pub(crate) use id::Table;
pub(crate) use id::id;
pub(crate) use lock::lock;
pub(crate) use near::{Names, nearest};
pub(crate) use phone::Phone;
pub(crate) use slug::{Slugs, folded, slug};
pub use span::SourceId;
pub(crate) use span::{LineIndex, LineMarks, Position, Span};
pub(crate) use tag::is_language;
pub use url::Relative;
pub use url::decode_path;
pub use url::parent;
pub use url::resolve;
pub(crate) use url::{encode_href, encode_path, join, relative, scheme};
pub(crate) use visible::{is_unseen, visible};
