//! Numbers that the build and the browser have in common, stated once.

/// Constants of a file, and `constants`, which gives them to the client by their names.
macro_rules! shared {
    ($($(#[$doc:meta])* $name:ident: $kind:ty = $value:expr;)+) => {
        $($(#[$doc])* const $name: $kind = $value;)+

        /// What the client has to know of these.
        pub(super) fn constants() -> Vec<(&'static str, serde_json::Value)> {
            vec![$((stringify!($name), serde_json::json!($name))),+]
        }
    };
}

pub(super) use shared;
