//! What hosts read: types, the headers of every answer, how long it may be kept, where former addresses lead, and the
//! compressed copies, in the words of each.
//!
//! Addresses in these files start at the root of the host, so they carry the path of `base-url`. A
//! site's own `_headers` and `_redirects` are joined to the program's; the rule `privacy/hosting` has
//! seen that they weaken nothing. The same site answers alike on every server: `tests/suite/hosts/compared.rs` compares them.

mod apache;
mod caddy;
mod hosted;
mod nginx;
mod platforms;

use super::rendered::Rendered;
use crate::output::Artifact;
use crate::search::Search;
use crate::site::{Site, Special};
use crate::theme::Look;
use hosted::{Hosted, types};

/// One of the files that hosts read.
pub(super) fn render(site: &Site, look: &Look, search: &Search, (route, special): (&str, Special)) -> Rendered {
    let hosted = Hosted::new(site, search);
    let text = match special {
        Special::Headers => platforms::headers(&hosted, route),
        Special::Redirects => platforms::redirects(&hosted, route),
        Special::Nginx => nginx::write(&hosted, &types(site, look)),
        Special::Caddy => caddy::write(&hosted, &types(site, look)),
        _ => apache::write(&hosted, &types(site, look)),
    };
    Rendered::new(Artifact::new(route, text))
}
