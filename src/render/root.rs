//! Ways to the site's root.

use crate::site::{NOT_FOUND, Site};

/// The way to the site's root. The preview shows its gallery outside the site, so its links start at the
/// root of the host.
pub(super) fn way(site: &Site, route: &str, template: &str) -> String {
    if template == "gallery.html" { site.config.base_path().to_owned() } else { root(site, route) }
}

/// The way from a route to the site's root: `../` for each folder. A host shows its page for what is not
/// found at any address, so its links start at the root of the host.
pub(super) fn root(site: &Site, route: &str) -> String {
    if route == NOT_FOUND { site.config.base_path().to_owned() } else { "../".repeat(route.matches('/').count()) }
}
