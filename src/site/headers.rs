//! The headers that hosts are told to send with every answer, and those that a site adds.

use super::Site;

/// The content security policy, the same in every page's meta element and in the headers:
/// nothing from elsewhere, nothing inline, no form; sound and video where the site has some.
pub(crate) fn policy(site: &Site) -> String {
    let media = if site.has_media { "; media-src 'self'" } else { "" };
    format!("{POLICY}{media}")
}

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types candor";

/// The headers beside the policy.
const HEADERS: &[(&str, &str)] = &[
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    (
        "Permissions-Policy",
        "accelerometer=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(), clipboard-read=(), \
         clipboard-write=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), \
         magnetometer=(), microphone=(), midi=(), payment=(), screen-wake-lock=(), serial=(), usb=(), web-share=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// For sites that ask for it: it holds for the whole host, and for as long as it says.
const STRICT_TRANSPORT: (&str, &str) = ("Strict-Transport-Security", "max-age=31536000");

const POLICY_HEADER: &str = "Content-Security-Policy";
/// Headers in which several values hold together.
pub(crate) const JOINED: &[&str] = &[POLICY_HEADER, "Permissions-Policy"];

/// The policy as a header, where it can say more than in a page.
pub(crate) fn policy_header(site: &Site) -> String {
    format!("{}; frame-ancestors 'none'", policy(site))
}

/// Every header of every answer of a site.
pub(crate) fn everywhere(site: &Site) -> Vec<(&'static str, String)> {
    let strict = site.config.hsts.then_some(&STRICT_TRANSPORT);
    let others = HEADERS.iter().chain(strict).map(|(name, value)| (*name, (*value).to_owned()));
    std::iter::once((POLICY_HEADER, policy_header(site))).chain(others).collect()
}

/// Some headers of a site's own.
pub(crate) struct OwnHeaders<'t> {
    /// For which addresses.
    pub path: &'t str,
    /// Names and values, as they stand in the text.
    pub headers: Vec<(&'t str, &'t str)>,
}

/// What a site's own `_headers` says.
pub(crate) fn own_headers(text: &str) -> Vec<OwnHeaders<'_>> {
    let mut groups: Vec<OwnHeaders<'_>> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
        if !line.starts_with([' ', '\t']) {
            groups.push(OwnHeaders { path: line.trim(), headers: Vec::new() });
        } else if let Some(group) = groups.last_mut() {
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            group.headers.push((name.trim(), value.trim()));
        }
    }
    groups
}
