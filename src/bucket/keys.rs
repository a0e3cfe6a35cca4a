//! Who sends: what nobody is ever shown.

use rusty_s3::Credentials;
use std::fmt;

/// A key and its secret.
#[derive(Clone)]
pub(crate) struct Keys(Credentials);

impl Keys {
    /// Those that the environment names, if it does: asked by `variable`, as everybody else's programs ask.
    ///
    /// # Errors
    /// The name of a variable that is lacking.
    pub(crate) fn new(variable: impl Fn(&str) -> Option<String>) -> Result<Self, &'static str> {
        let given = |name: &'static str| variable(name).filter(|value| !value.trim().is_empty()).ok_or(name);
        let (key, secret) = (given("AWS_ACCESS_KEY_ID")?, given("AWS_SECRET_ACCESS_KEY")?);
        Ok(Self(match given("AWS_SESSION_TOKEN") {
            Ok(token) => Credentials::new_with_token(key, secret, token),
            Err(_) => Credentials::new(key, secret),
        }))
    }

    pub(super) fn credentials(&self) -> &Credentials {
        &self.0
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(not shown)")
    }
}

#[cfg(test)]
mod tests {
    use super::Keys;

    #[test]
    fn nothing_of_a_key_is_shown() {
        let keys = Keys::new(|name| Some(format!("secret {name}"))).unwrap();
        assert_eq!(format!("{keys:?} {keys:#?}"), "Keys(not shown) Keys(not shown)");
        let lacking = Keys::new(|name| (name == "AWS_ACCESS_KEY_ID").then(|| "a".into()));
        assert_eq!(lacking.unwrap_err(), "AWS_SECRET_ACCESS_KEY");
        assert_eq!(Keys::new(|_| Some(" ".into())).unwrap_err(), "AWS_ACCESS_KEY_ID");
    }
}
